using System.Collections.Immutable;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>KMS keys with their aliases and grants. Subject of their origins: the key's ARN, and each alias's ARN.</summary>
internal static class KeyReader
{
    private static readonly Shape s_constraints = new("grant constraints", "What the request's encryption context must be.",
    [
        new("encryptionContextEquals", FieldType.Tags, "The encryption context must be exactly this."),
        new("encryptionContextSubset", FieldType.Tags, "The encryption context must include this."),
    ]);

    private static readonly Shape s_grant = new("grant", "A grant on a KMS key.",
    [
        new("grantId", FieldType.Free, "Its id; one is made up if it isn't given."),
        new("granteePrincipal", FieldType.Free, "ARN of who may use the key.", Required: true),
        new("retiringPrincipal", FieldType.Free, "ARN of who may retire the grant."),
        new("operations", FieldType.List(TextForm.Any), "Operations without prefix: Decrypt, CreateGrant …", Required: true),
        new("constraints", new FieldType.Thing(s_constraints), "Limits on the encryption context."),
        .. KeyDetails.Grant.Fields,
    ]);

    public static Shape Shape { get; } = new("key", "A KMS key.",
    [
        new("id", FieldType.A(TextForm.KeyId), "Its key id: a UUID, or mrk-… for a multi-Region key.", Required: true),
        new("aliases", FieldType.List(TextForm.AliasName), "Its aliases, alias/…."),
        new("state", new FieldType.OrUnknown(new FieldType.Word(KeyWords.States.All)), "KeyState; Enabled if it isn't given."),
        new("keySpec", FieldType.Free, "KeySpec; SYMMETRIC_DEFAULT if it isn't given, the only one that EBS takes."),
        new("keyUsage", FieldType.Free, "KeyUsage; ENCRYPT_DECRYPT if it isn't given."),
        new("manager", FieldType.OneOf("CUSTOMER", "AWS"), "KeyManager; CUSTOMER if it isn't given."),
        new("policy", new FieldType.PolicyDocument(true), "The key policy; the word default, or none, is what CreateKey gives a key."),
        new("grants", new FieldType.OrUnknown(FieldType.List(s_grant)), "Its grants."),
        new("deletionDate", FieldType.A(TextForm.Time), "When a key that is pending deletion will be deleted."),
        new("origin", FieldType.Free, "Origin of its material, AWS_KMS or EXTERNAL; not known if it isn't given."),
        new("primaryRegion", FieldType.A(TextForm.Region), "Region of the primary key of a multi-Region key's set."),
        new("tags", FieldType.Tags, "Its tags."),
        new("aliasDates", FieldType.List(KeyDetails.Alias.Shape), "When its aliases were made and changed."),
        .. KeyDetails.Key.Fields,
        new("tagsUnknownBecause", FieldType.Free, "Set if its tags can't be read."),
        new("aliasesUnknownBecause", FieldType.Free, "Set if its aliases can't be read: there may be more than stand here."),
    ]);

    public static void Read(ScenarioLoad load, AccountId account, Region region, MapReader key)
    {
        string id = key.Required("id");
        string arn = Subjects.Key(account, region, id);
        var value = new KmsKey
        {
            Account = account,
            Region = region,
            KeyId = id,
            Manager = key.Text("manager") == "AWS" ? KeyManager.Aws : KeyManager.Customer,
            State = key.FactOf("state", KeyState.Enabled, node => KeyWords.States.Read(node) ?? KeyState.Enabled),
            KeySpec = key.Text("keySpec") ?? "SYMMETRIC_DEFAULT",
            KeyUsage = key.Text("keyUsage") ?? "ENCRYPT_DECRYPT",
            Policy = ReadPolicy(load, account, arn, key),
            Grants = key.FactOf("grants", ImmutableArray<Grant>.Empty, _ => [.. key.Things("grants").Select((g, i) => ReadGrant(g, arn, i))]),
            DeletionDate = key.Time("deletionDate"),
            Origin = key.Text("origin"),
            PrimaryRegion = key.Text("primaryRegion") is { } primary ? new Region(primary) : null,
            Tags = key.TextMap("tags"),
            TagsUnknownBecause = key.Text("tagsUnknownBecause"),
            AliasesUnknownBecause = key.Text("aliasesUnknownBecause"),
        };
        value = KeyDetails.Key.Read(key, value);
        load.Add(load.Keys, arn, value, arn, key, $"the key `{id}` of {account} in {region}");
        foreach (string name in key.TextsOrNone("aliases"))
        {
            if (name.StartsWith("alias/aws/", StringComparison.Ordinal) && key.Text("manager") != "AWS")
            {
                // https://docs.aws.amazon.com/kms/latest/developerguide/alias-create.html: the prefix `alias/aws/` is reserved.
                load.Problems.Error(
                    key.Pointer, key.Map.Position, $"`{name}` is reserved for the keys that AWS manages",
                    "give the key an alias of its own; the AWS managed key is there without being written");
            }

            var alias = new KmsAlias(account, region, name, id);
            alias = key.Things("aliasDates").Where(d => d.Text("alias") == name)
                .Aggregate(alias, (read, dates) => KeyDetails.Alias.Read(dates, read));
            load.Add(load.Aliases, alias.Arn, alias, alias.Arn, key, $"the alias `{name}` of {account} in {region}");
        }
    }

    /// <summary>Says so if a text names a key of the scenario's accounts that isn't there; it may be meant that way.</summary>
    public static void WarnIfAbsent(ScenarioLoad load, MapReader from, string field)
    {
        if (from.Text(field) is not { } id || !id.StartsWith("arn:aws:kms:", StringComparison.Ordinal))
        {
            return;
        }

        load.Later(() =>
        {
            string[] parts = id.Split(':');
            if (parts is not [_, _, _, _, { } owner, { } resource]
                || !load.Accounts.TryGetValue(new AccountId(owner), out var account) || account.Unreadable.ContainsKey("kms")
                || load.IsBeyond(id) || load.Keys.ContainsKey(id) || load.Aliases.ContainsKey(id) || AwsManagedKeys.Find(id) is not null)
            {
                return;
            }

            IEnumerable<string> known = resource.StartsWith("alias/", StringComparison.Ordinal) ? load.Aliases.Keys : load.Keys.Keys;
            string? near = Spelling.Closest(id, known);
            load.Problems.Warn(from.PointerTo(field), from.At(field), $"the account {owner} has no key `{id}`",
                near is null ? "list it below `keys:` of the account, unless it is meant to be missing" : $"did you mean `{near}`?");
        });
    }

    private static PolicySource ReadPolicy(ScenarioLoad load, AccountId account, string arn, MapReader key) =>
        key.Node("policy") switch
        {
            null or SourceScalar { Text: "default" } => DefaultKeyPolicy.For(account, arn),
            { } node => load.Policies.Read("key policy", arn, node, PolicyKind.Resource, key.PointerTo("policy")),
        };

    private static Grant ReadGrant(MapReader grant, string keyArn, int index)
    {
        MapReader? constraints = grant.Thing("constraints");
        var value = new Grant
        {
            GrantId = grant.Text("grantId") ?? Ids.Hex($"{keyArn}/grant/{index}", 64),
            GranteePrincipal = grant.Required("granteePrincipal"),
            RetiringPrincipal = grant.Text("retiringPrincipal"),
            Operations = grant.TextsOrNone("operations"),
            EncryptionContextEquals = constraints?.Has("encryptionContextEquals") == true
                ? constraints.TextMap("encryptionContextEquals")
                : null,
            EncryptionContextSubset = constraints?.Has("encryptionContextSubset") == true
                ? constraints.TextMap("encryptionContextSubset")
                : null,
        };
        return KeyDetails.Grant.Read(grant, value);
    }
}
