using System.Collections.Immutable;
using Keyferry.Cloud.Data;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.ImageBuilder;

/// <summary>Roles as AWS documents them, for what lies behind a role that is missing (F6.6–F6.9, F1.28).</summary>
internal static class DocumentedRoles
{
    public const string DistributionName = "EC2ImageBuilderDistributionCrossAccountRole";

    private const string Document = "AWS's documented role " + DistributionName;

    /// <summary>The only ARN that Image Builder assumes: no path, no other name (F1.24).</summary>
    public static string DistributionArn(AccountId account) => $"arn:aws:iam::{account}:role/{DistributionName}";

    /// <summary>The role of a target account, with the inline policies that the settings make necessary.</summary>
    public static Role Distribution(AccountId source, AccountId target, DistributionConfiguration settings)
    {
        SourceMap file = EmbeddedData.Get("role-" + DistributionName, Document);
        var inline = (SourceMap)file.Node("InlinePolicies");
        ImmutableArray<PolicySource>.Builder policies = ImmutableArray.CreateBuilder<PolicySource>();
        policies.Add(Inline("kms", ((SourceMap)inline.Node("kms")).Node("Document")));
        if (settings.Distributions.Any(d => d.LaunchTemplates.Any(t => t.AccountId == target)))
        {
            policies.Add(Inline("launchTemplate", ((SourceMap)inline.Node("launchTemplate")).Node("Document")));
        }

        string[] parameters =
        [
            .. settings.Distributions.SelectMany(d => d.SsmParameters)
                .Where(p => p.AmiAccountId == target).Select(p => p.ParameterName.TrimStart('/')),
        ];
        if (parameters.Length > 0)
        {
            policies.Add(Inline("ssm", Parameters(((SourceMap)inline.Node("ssm")).Node("Document"), target, parameters)));
        }

        SourceNode trust = EmbeddedData.Fill(
            file.Node("AssumeRolePolicyDocument"), ("<SOURCE_ACCOUNT_ID>", source.Value));
        return new Role
        {
            Account = target,
            Name = DistributionName,
            UniqueId = "AROADISTRIBUTION" + target,
            TrustPolicy = Source($"trust policy of {DistributionName}", trust, PolicyKind.Trust),
            ManagedPolicyArns = ["arn:aws:iam::aws:policy/Ec2ImageBuilderCrossAccountDistributionAccess"],
            InlinePolicies = policies.ToImmutable(),
        };
    }

    /// <summary>An execution role with AWS's managed policy, trusting Image Builder.</summary>
    public static Role Execution(AccountId account, string name) =>
        ServiceLinked(account) with
        {
            Name = name,
            Path = "/",
            UniqueId = "AROAEXECUTION000" + account,
            ManagedPolicyArns = ["arn:aws:iam::aws:policy/EC2ImageBuilderExecutionPolicy"],
        };

    /// <summary>AWSServiceRoleForImageBuilder, as the first run creates it.</summary>
    public static Role ServiceLinked(AccountId account) =>
        ServiceLinkedRoles.Create(account, ServiceLinkedRoles.ImageBuilderService, "AROASERVICELINKE" + account)
        ?? throw new InvalidOperationException("the service-linked role of Image Builder is always known");

    private static PolicySource Inline(string name, SourceNode node) =>
        Source($"inline policy {name} of {DistributionName}", node, PolicyKind.Identity);

    private static PolicySource Source(string name, SourceNode node, PolicyKind kind) =>
        new(name, Policy.Read(name, Document, node, kind).Required());

    // The guide and the sample name different paths; the role has to match the configured one (F1.84).
    private static SourceNode Parameters(SourceNode node, AccountId target, string[] names) => node switch
    {
        SourceMap map => map with
        {
            Entries = [.. map.Entries.Select(e => e with { Value = Parameters(e.Value, target, names) })],
        },
        SourceList list => list with { Items = [.. list.Items.Select(i => Parameters(i, target, names))] },
        SourceScalar { Text: "arn:aws:ssm:*:<TARGET_ACCOUNT_ID>:parameter/imagebuilder/*" } scalar => new SourceList(
            [.. names.Select(n => scalar with { Text = $"arn:aws:ssm:*:{target}:parameter/{n}" })], scalar.At),
        _ => node,
    };
}
