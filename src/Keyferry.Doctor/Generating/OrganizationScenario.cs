using System.Collections.Immutable;
using System.Globalization;

namespace Keyferry.Doctor.Generating;

/// <summary>
/// Writes the scenario of an organization: a build account that copies an encrypted image to every target account in every
/// Region. The key policies admit the whole organization, since a key policy of 32 KiB can't name a thousand accounts.
/// </summary>
public static class OrganizationScenario
{
    private const string SourceAccount = "111122223333";

    private static readonly ImmutableArray<string> s_regions =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
        "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
        "sa-east-1",
    ];

    public static void Write(OrganizationPlan plan, TextWriter output)
    {
        ImmutableArray<OrganizationFault> faults = ChooseFaults(plan);
        ImmutableArray<string> regions = s_regions[..plan.Regions];
        output.Write(Head(plan));
        output.Write(BuildAccount);
        WriteKeys(regions, output);
        WriteImageBuilder(plan, regions, output);
        for (int i = 0; i < plan.Accounts; i++)
        {
            WriteTarget(i, faults[i], output);
        }
    }

    /// <summary>The id of the n-th target account, from 0.</summary>
    public static string AccountId(int index) => (222_200_000_001 + index).ToString(CultureInfo.InvariantCulture);

    /// <summary>The fault of each target account, in order.</summary>
    public static ImmutableArray<OrganizationFault> ChooseFaults(OrganizationPlan plan)
    {
        OrganizationFault[] kinds =
            [OrganizationFault.RoleMissing, OrganizationFault.TrustOmitsSource, OrganizationFault.RoleLacksKms];
        var faults = new OrganizationFault[plan.Accounts];
        ulong state = plan.Seed;
        for (int chosen = 0; chosen < plan.Faults;)
        {
            int account = (int)(Next(ref state) % (ulong)plan.Accounts);
            if (faults[account] == OrganizationFault.None)
            {
                faults[account] = kinds[Next(ref state) % (ulong)kinds.Length];
                chosen++;
            }
        }

        return [.. faults];
    }

    // SplitMix64: the core has no random source of its own, and the same seed gives the same organization for ever.
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static string Head(OrganizationPlan plan) =>
        $$"""
        keyferry: 1
        story: >-
          A generated organization: {{plan.Accounts}} target accounts in {{plan.Regions}} Regions, {{plan.Faults}} of them set up wrongly (seed {{plan.Seed}}).

        organizations:
          - id: o-exampleorg1
            managementAccount: "999988887777"
            root: r-ab12
            organizationalUnits:
              - {id: ou-ab12-11111111, name: platform, parent: r-ab12}
              - {id: ou-ab12-22222222, name: workloads, parent: r-ab12}

        accounts:
          "999988887777":
            name: management
            organization: o-exampleorg1
            parent: r-ab12


        """;

    private const string BuildAccount = """
          "111122223333":
            name: build
            organization: o-exampleorg1
            parent: ou-ab12-11111111
            roles:
              - name: golden-instance-profile
                trustPolicy:
                  Version: "2012-10-17"
                  Statement:
                    - {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: sts:AssumeRole}
                managedPolicies: [arn:aws:iam::aws:policy/EC2InstanceProfileForImageBuilder]
            serviceLinkedRoles: [imagebuilder.amazonaws.com]
            keys:

        """;

    private const string KeyPolicy = """
         &key-policy
                    Version: "2012-10-17"
                    Statement:
                      - Sid: Enable IAM User Permissions
                        Effect: Allow
                        Principal: {AWS: "arn:aws:iam::111122223333:root"}
                        Action: kms:*
                        Resource: "*"
                      - Sid: Allow use of the key by the organization
                        Effect: Allow
                        Principal: {AWS: "*"}
                        Action: [kms:Encrypt, kms:Decrypt, "kms:ReEncrypt*", "kms:GenerateDataKey*", kms:DescribeKey]
                        Resource: "*"
                        Condition: {StringEquals: {"aws:PrincipalOrgID": o-exampleorg1}}
                      - Sid: Allow grants for AWS resources by the organization
                        Effect: Allow
                        Principal: {AWS: "*"}
                        Action: [kms:CreateGrant, kms:ListGrants, kms:RevokeGrant]
                        Resource: "*"
                        Condition:
                          StringEquals: {"aws:PrincipalOrgID": o-exampleorg1}
                          Bool: {"kms:GrantIsForAWSResource": "true"}
        """;

    private static void WriteKeys(ImmutableArray<string> regions, TextWriter output)
    {
        for (int i = 0; i < regions.Length; i++)
        {
            output.Write($"      {regions[i]}:\n");
            output.Write($"        - id: {KeyId(i)}\n");
            output.Write("          aliases: [alias/golden-ami]\n");
            output.Write($"          policy:{(i == 0 ? KeyPolicy : " *key-policy")}\n");
        }
    }

    private static void WriteImageBuilder(OrganizationPlan plan, ImmutableArray<string> regions, TextWriter output)
    {
        output.Write($$"""
                imageBuilder:
                  {{regions[0]}}:
                    imageRecipes:
                      - name: golden
                        version: 1.0.0
                        parentImage: arn:aws:imagebuilder:{{regions[0]}}:aws:image/amazon-linux-2023-x86/x.x.x
                        blockDeviceMappings:
                          - deviceName: /dev/xvda
                            ebs: {encrypted: true, kmsKeyId: "{{KeyArn(regions, 0)}}"}
                    infrastructureConfigurations:
                      - {name: golden, instanceProfileName: golden-instance-profile}
                    imagePipelines:
                      - name: golden
                        imageRecipe: golden/1.0.0
                        infrastructureConfiguration: golden
                        distributionConfiguration: golden
                    distributionConfigurations:
                      - name: golden
                        distributions:

            """);
        string targets = string.Join(", ", Enumerable.Range(0, plan.Accounts).Select(i => $"\"{AccountId(i)}\""));
        for (int i = 0; i < regions.Length; i++)
        {
            output.Write($"              - region: {regions[i]}\n");
            output.Write("                amiDistributionConfiguration:\n");
            output.Write("                  name: \"golden-{{imagebuilder:buildDate}}\"\n");
            output.Write($"                  targetAccountIds: {(i == 0 ? $"&targets [{targets}]" : "*targets")}\n");
            output.Write($"                  kmsKeyId: {KeyArn(regions, i)}\n");
        }
    }

    private static void WriteTarget(int index, OrganizationFault fault, TextWriter output)
    {
        output.Write($"\n  \"{AccountId(index)}\":\n");
        output.Write(string.Create(CultureInfo.InvariantCulture, $"    name: workload-{index + 1}\n"));
        output.Write("    organization: o-exampleorg1\n    parent: ou-ab12-22222222\n");
        if (fault == OrganizationFault.RoleMissing)
        {
            return;
        }

        // Every role is written out: a check of a large organization should cost what a real one costs.
        string trusted = fault == OrganizationFault.TrustOmitsSource ? "123456789012" : SourceAccount;
        output.Write($$"""
                roles:
                  - name: EC2ImageBuilderDistributionCrossAccountRole
                    trustPolicy:
                      Version: "2012-10-17"
                      Statement:
                        - {Effect: Allow, Principal: {AWS: "arn:aws:iam::{{trusted}}:root"}, Action: sts:AssumeRole}
                    managedPolicies: [arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess]

            """);
        if (fault != OrganizationFault.RoleLacksKms)
        {
            output.Write("""
                        inlinePolicies:
                          kms:
                            Version: "2012-10-17"
                            Statement:
                              - Effect: Allow
                                Action: [kms:Encrypt, kms:Decrypt, "kms:ReEncrypt*", "kms:GenerateDataKey*", kms:DescribeKey, kms:CreateGrant, kms:ListGrants, kms:RevokeGrant]
                                Resource: "*"

                """);
        }
    }

    private static string KeyId(int region) =>
        string.Create(CultureInfo.InvariantCulture, $"1a2b3c4d-0000-4000-8000-{region + 1:D12}");

    private static string KeyArn(ImmutableArray<string> regions, int region) =>
        $"arn:aws:kms:{regions[region]}:{SourceAccount}:key/{KeyId(region)}";
}
