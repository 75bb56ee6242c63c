using Keyferry.Cloud.Execution;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Scenarios;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Tests.ImageBuilder;

/// <summary>
/// A small world in which everything is right: 111122223333 (src) builds in us-east-1 under its key S and copies to
/// 444455556666 (B), which has the distribution role as AWS documents it. A test changes the one part that it is about.
/// Every part is YAML flow text of the scenario format.
/// </summary>
internal sealed record Landscape
{
    public const string Source = "111122223333";
    public const string B = "444455556666";
    public const string C = "777788889999";
    public const string KeyS = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000001";
    public const string KeyEu = "arn:aws:kms:eu-west-1:111122223333:key/1a2b3c4d-0000-4000-8000-000000000002";
    public const string AwsKey = "alias/aws/ebs";
    public const string OrganizationArn = "arn:aws:organizations::999988887777:organization/o-exampleorg1";

    public const string RootStatement =
        """{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "kms:*", Resource: "*"}""";

    public const string ShareStatements = """
        {Effect: Allow, Principal: {AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"]},
         Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"], Resource: "*"},
        {Effect: Allow, Principal: {AWS: ["arn:aws:iam::444455556666:root", "arn:aws:iam::777788889999:root"]},
         Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"], Resource: "*",
         Condition: {Bool: {"kms:GrantIsForAWSResource": "true"}}}
        """;

    public const string Trust =
        """{Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "sts:AssumeRole"}]}""";

    public const string KmsPolicy = """
        {Version: "2012-10-17", Statement: [{Effect: Allow, Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*",
        "kms:GenerateDataKey*", "kms:DescribeKey", "kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"], Resource: "*"}]}
        """;

    /// <summary>blockDeviceMappings of the recipe.</summary>
    public string Devices { get; init; } = Device("/dev/xvda", KeyS);

    /// <summary>Statements of S's key policy.</summary>
    public string KeyStatements { get; init; } = RootStatement + ",\n" + ShareStatements;

    public string KeyState { get; init; } = "Enabled";

    /// <summary>The entries of the distribution settings.</summary>
    public string Settings { get; init; } = Copy("us-east-1", KeyS, B);

    /// <summary>Roles of B.</summary>
    public string RolesOfB { get; init; } = DistributionRole();

    /// <summary>Roles of C.</summary>
    public string RolesOfC { get; init; } = DistributionRole();

    /// <summary>More fields of B, each with a comma behind it.</summary>
    public string FieldsOfB { get; init; } = "";

    /// <summary>More fields of the source account.</summary>
    public string FieldsOfSource { get; init; } = "";

    /// <summary>More roles of the source account, each with a comma behind it.</summary>
    public string RolesOfSource { get; init; } = "";

    /// <summary>More fields of the pipeline, each with a comma before it.</summary>
    public string Pipeline { get; init; } = "";

    /// <summary>Policies of the organization.</summary>
    public string OrganizationPolicies { get; init; } = "";

    /// <summary>What they are attached to.</summary>
    public string Attachments { get; init; } = "";

    /// <summary>The organization of B.</summary>
    public string OrganizationOfB { get; init; } = "organization: o-exampleorg1,";

    public string Behavior { get; init; } = "{}";

    public static string Device(string name, string key) =>
        $"{{deviceName: {name}, ebs: {{encrypted: true, kmsKeyId: '{key}'}}}}";

    /// <summary>An entry with targetAccountIds; without a key if it is null.</summary>
    public static string Copy(string region, string? key, params string[] accounts) =>
        Entry(region, (key is null ? "" : $"kmsKeyId: '{key}', ")
            + $"targetAccountIds: [{string.Join(", ", accounts.Select(a => $"'{a}'"))}]");

    /// <summary>An entry with launchPermission; the permission is flow text.</summary>
    public static string Share(string region, string permission, string? key = null) =>
        Entry(region, (key is null ? "" : $"kmsKeyId: '{key}', ") + $"launchPermission: {permission}");

    /// <summary>The same entry with one more output.</summary>
    public static string With(string entry, string output) => entry[..^1] + ", " + output + "}";

    private static string Entry(string region, string fields) =>
        "{region: " + region + ", amiDistributionConfiguration: {name: 'golden-{{imagebuilder:buildDate}}', " + fields + "}}";

    public static string DistributionRole(string? trust = null, string path = "/", string? inline = null) =>
        "{name: EC2ImageBuilderDistributionCrossAccountRole, path: " + path + ", trustPolicy: " + (trust ?? Trust)
        + ", managedPolicies: ['arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess'], inlinePolicies: {"
        + (inline ?? $"kms: {KmsPolicy}") + "}}";

    /// <summary>An execution role as AWS recommends it since 2026.</summary>
    public const string ExecutionRole = """
        {name: golden-execution, trustPolicy: {Version: "2012-10-17", Statement: [{Effect: Allow,
        Principal: {Service: imagebuilder.amazonaws.com}, Action: "sts:AssumeRole",
        Condition: {StringEquals: {"aws:SourceAccount": "111122223333"}}}]},
        managedPolicies: ["arn:aws:iam::aws:policy/EC2ImageBuilderExecutionPolicy"]},
        """;

    public World World()
    {
        string text = """
            keyferry: 1
            now: 2026-03-04T05:06:07Z
            behavior: <Behavior>
            organizations: [{id: o-exampleorg1, managementAccount: "999988887777", root: r-ab12, policies: [<OrganizationPolicies>], attachments: {<Attachments>}}]
            accounts: {
              "999988887777": {organization: o-exampleorg1},
              "111122223333": {
                organization: o-exampleorg1, <FieldsOfSource>
                serviceLinkedRoles: [imagebuilder.amazonaws.com],
                roles: [<RolesOfSource> {name: golden-instance-profile, trustPolicy: {Version: "2012-10-17", Statement:
                  [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]}}],
                keys: {
                  us-east-1: [{id: 1a2b3c4d-0000-4000-8000-000000000001, aliases: [alias/golden-ami], state: <KeyState>,
                    policy: {Version: "2012-10-17", Statement: [<KeyStatements>]}}],
                  eu-west-1: [{id: 1a2b3c4d-0000-4000-8000-000000000002,
                    policy: {Version: "2012-10-17", Statement: [<RootStatement>, <ShareStatements>]}}]},
                imageBuilder: {us-east-1: {
                  imageRecipes: [{name: golden, version: 1.0.0,
                    parentImage: "arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/x.x.x",
                    blockDeviceMappings: [<Devices>]}],
                  infrastructureConfigurations: [{name: golden, instanceProfileName: golden-instance-profile}],
                  distributionConfigurations: [{name: golden, distributions: [<Settings>]}],
                  imagePipelines: [{name: golden, imageRecipe: golden/1.0.0, infrastructureConfiguration: golden,
                    distributionConfiguration: golden<Pipeline>}]}}},
              "444455556666": {<OrganizationOfB> <FieldsOfB> roles: [<RolesOfB>]},
              "777788889999": {organization: o-exampleorg1, roles: [<RolesOfC>]},
            }
            """;
        (string Mark, string Value)[] parts =
        [
            ("<Behavior>", Behavior), ("<OrganizationPolicies>", OrganizationPolicies), ("<Attachments>", Attachments), ("<FieldsOfSource>", FieldsOfSource),
            ("<RolesOfSource>", RolesOfSource), ("<KeyState>", KeyState), ("<KeyStatements>", KeyStatements),
            ("<RootStatement>", RootStatement), ("<ShareStatements>", ShareStatements), ("<Devices>", Devices),
            ("<Settings>", Settings), ("<Pipeline>", Pipeline), ("<OrganizationOfB>", OrganizationOfB), ("<FieldsOfB>", FieldsOfB),
            ("<RolesOfB>", RolesOfB), ("<RolesOfC>", RolesOfC),
        ];
        foreach ((string mark, string value) in parts)
        {
            // Flow text may span lines as long as they are indented.
            text = text.Replace(mark, value.Replace("\n", "\n    ", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        return Scenario.Load("landscape.yaml", text).Required().World;
    }

    public DistributionOutcome Run(ExecutionMode mode = ExecutionMode.Actual)
    {
        World world = World();
        return Distributor.RunPipeline(world, world.ImageBuilder.ImagePipelines.Values.Single(), mode);
    }

    /// <summary>Builds in this world, changes what the build left, and distributes again with the same settings.</summary>
    public DistributionOutcome Redistribute(Func<World, World> change, string? executionRole = null)
    {
        World built = Run().World;
        BuiltImage image = built.ImageBuilder.Images.Values.Single();
        World changed = change(built);
        DistributionConfiguration settings = changed.ImageBuilder.DistributionConfigurations.Values.Single();
        return Distributor.DistributeImage(
            changed, image with { Status = BuiltImageStatus.Available, ExecutionRole = executionRole, OutputAmis = [image.OutputAmis[0]] },
            settings, ExecutionMode.Actual);
    }
}
