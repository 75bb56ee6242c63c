using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;

namespace Keyferry.Doctor.Fixing.Changes;

/// <summary>
/// Creates a customer managed key with an alias (CreateKey, CreateAlias). Its policy lets the account administer it, and use it
/// as everybody there may use <c>alias/aws/ebs</c>: through EC2 in its Region, if IAM allows; whom else it has to admit is
/// amended as in any key's policy.
/// </summary>
/// <param name="Owner">Its account.</param>
/// <param name="InRegion">Its Region.</param>
/// <param name="Alias"><c>alias/image-distribution</c>; free.</param>
public sealed record CreateKey(AccountId Owner, Region InRegion, string Alias) : Change
{
    // A key id is a UUID; none that KMS makes begins like this.
    private const string Planned = "00000000-0000-4000-8000-";

    // What the console gives administrators, without those that nobody needs here
    // (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
    private static readonly ImmutableArray<string> s_administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:EnableKey",
        "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion", "kms:TagResource",
        "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    // As the policy of alias/aws/ebs has them (F2.40), one by one.
    private static readonly ImmutableArray<string> s_use =
    [
        "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
    ];

    public override AccountId Account => Owner;

    public override Region? Region => InRegion;

    /// <summary>The id that stands for it until KMS has given it one: the same in every run.</summary>
    public string KeyId => Planned + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Owner}/{InRegion}/{Alias}")))[..12];

    public string KeyArn => Subjects.Key(Owner, InRegion, KeyId);

    public override string Sentence => $"create a customer managed key with the alias `{Alias}` in {InRegion}";

    public override ImmutableArray<string> Notes =>
    [
        $"KMS gives it an id of its own; until then {KeyId} stands for it.",
        "AWS bills each customer managed key by the month.",
    ];

    // Before everything that names it.
    public override int Order => 3;

    public const string Description = "Encrypts images that EC2 Image Builder distributes";

    public override ImmutableArray<Access> Opens =>
        [.. Statements.SelectMany(s => s.Principals.Select(p => new Access(p, s.Actions, KeyArn, s.Conditions)))];

    /// <summary>What its policy says before anybody else is admitted.</summary>
    private ImmutableArray<StatementDraft> Statements
    {
        get
        {
            ConditionDraft via = new("StringEquals", "kms:ViaService", [$"ec2.{InRegion}.amazonaws.com"]);
            ConditionDraft forResource = new("Bool", "kms:GrantIsForAWSResource", ["true"]);
            StatementDraft Of(string sid, ImmutableArray<string> actions, params ImmutableArray<ConditionDraft> conditions) => new(sid, actions)
            {
                Principals = [Subjects.Account(Owner)],
                Resources = ["*"],
                Conditions = conditions,
            };
            return
            [
                Of("AllowAdministrationByAccount", s_administration),
                Of("AllowUseThroughEc2", s_use, via),
                Of("AllowGrantsThroughEc2", ["kms:CreateGrant"], via, forResource),
            ];
        }
    }

    public override World Apply(World world)
    {
        if (world.Keys.ContainsKey(KeyArn))
        {
            return world;
        }

        PolicyDocument document = Statements.Aggregate(
            new PolicyDocument(true, null, []), (d, s) => d with { Statements = d.Statements.Add(s.ToStatement(d)) });
        string name = $"key policy of {KeyArn}";
        Policy policy = Policy.Parse("key policy", name, PolicyText.Write(document, indented: false), PolicyKind.Resource).Required();
        KmsKey key = new()
        {
            Account = Owner,
            Region = InRegion,
            KeyId = KeyId,
            Policy = new PolicySource(name, policy),
            Description = Description,
        };
        KmsAlias alias = new(Owner, InRegion, Alias, KeyId);
        return world with { Keys = world.Keys.SetItem(key.Arn, key), Aliases = world.Aliases.SetItem(alias.Arn, alias) };
    }

    /// <summary>Whether a key is one that a fix has made in a fork.</summary>
    internal static bool IsPlanned(KmsKey key) => key.KeyId.StartsWith(Planned, StringComparison.Ordinal);
}
