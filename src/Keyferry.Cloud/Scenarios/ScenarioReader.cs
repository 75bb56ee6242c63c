using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>The whole of a scenario.</summary>
internal static class ScenarioReader
{
    private static readonly Shape s_operation = new("patch operation", "An operation of a JSON Patch (RFC 6902).",
    [
        new("op", FieldType.OneOf("add", "remove", "replace", "test"), "What to do.", Required: true),
        new("path", FieldType.Free, "JSON pointer into this file.", Required: true),
        new("value", new FieldType.Anything(), "The value to add, to put there or to expect."),
    ]);

    private static readonly Shape s_change = new("change", "What would make the distribution work.",
    [
        new("say", FieldType.Free, "The change in words.", Required: true),
        new("patch", FieldType.List(s_operation), "The change as a JSON Patch of this file.", Required: true),
    ]);

    /// <summary>The only version of the format so far.</summary>
    public const string FormatVersion = "1";

    /// <summary>The world's time if a scenario gives none: fixed, so that every run gives the same.</summary>
    public static readonly DateTimeOffset DefaultNow = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Shape Shape { get; } = new("scenario", "A Keyferry scenario: accounts, and what is in them, at one moment.",
    [
        new("keyferry", FieldType.OneOf(FormatVersion), "Version of this format: 1.", Required: true),
        new("story", FieldType.Free, "What the scenario shows, for people."),
        new("now", FieldType.A(TextForm.Time), "The time; 2026-01-01T00:00:00Z if it isn't given."),
        new("nextId", FieldType.A(TextForm.Counter), "Counter from which new ids are made; 1 if it isn't given."),
        new("behavior", new FieldType.Thing(BehaviorReader.Shape), "What AWS does where it doesn't say."),
        new("unread", FieldType.Tags, "What was looked for and couldn't be read, by ARN, with the reason: it may be there or not."),
        new("absent", FieldType.List(TextForm.Any), "ARNs of what isn't there, where an account's unreadable says that more may exist."),
        new("parentImages", FieldType.Tags, "AMI ids of parent images (parent-image:REGION:ACCOUNT:REFERENCE) as AWS gave them."),
        new("awsManagedPolicies", new FieldType.Named(TextForm.Arn, new FieldType.PolicyDocument(false)),
            "AWS's managed policies by ARN, where their texts aren't those that ship with Keyferry."),
        new("organizations", FieldType.List(OrganizationReader.Shape), "Organizations."),
        new("accounts", new FieldType.Named(TextForm.AccountId, new FieldType.Thing(AccountReader.Shape)),
            "Accounts by id (in quotes: YAML takes digits for a number).", Required: true),
        new("change", new FieldType.Thing(s_change), "A change that makes the distribution work, for people and tests."),
    ]);

    public static Scenario Read(ScenarioLoad load, SourceMap root)
    {
        var scenario = new MapReader(root, Shape);
        load.Horizon = new Horizon
        {
            Unread = Horizon.Empty.Unread.AddRange(scenario.TextMap("unread")),
            Absent = Horizon.Empty.Absent.Union(scenario.TextsOrNone("absent")),
            ParentImages = Horizon.Empty.ParentImages.AddRange(scenario.TextMap("parentImages")),
        };
        foreach (MapReader organization in scenario.Things("organizations"))
        {
            OrganizationReader.Read(load, organization);
        }

        foreach (SourceEntry policy in scenario.Entries("awsManagedPolicies"))
        {
            IamReader.ReadAwsPolicy(load, policy, JsonPointer.Append("/awsManagedPolicies", policy.Key));
        }

        foreach ((SourceEntry entry, MapReader account) in scenario.NamedThings("accounts"))
        {
            if (AccountId.IsValid(entry.Key))
            {
                AccountReader.Read(load, new AccountId(entry.Key), account);
            }
        }

        load.RunLater();
        var world = new World
        {
            Now = scenario.Time("now") ?? DefaultNow,
            Ids = new IdSource(scenario.Text("nextId") is { } next && ulong.TryParse(next, out ulong counter) ? counter : 1),
            Behavior = scenario.Thing("behavior") is { } behavior ? BehaviorReader.Read(behavior) : AwsBehavior.Default,
            Organizations = load.Organizations.ToImmutable(),
            Accounts = load.Accounts.ToImmutable(),
            Roles = load.Roles.ToImmutable(),
            Users = load.Users.ToImmutable(),
            Iam = new IamState
            {
                Groups = load.Groups.ToImmutable(),
                InstanceProfiles = load.InstanceProfiles.ToImmutable(),
                AccountAliases = load.AccountAliases.ToImmutable(),
            },
            ManagedPolicies = load.ManagedPolicies.ToImmutable(),
            Keys = load.Keys.ToImmutable(),
            Aliases = load.Aliases.ToImmutable(),
            Ec2Settings = load.Ec2Settings.ToImmutable(),
            Images = load.Images.ToImmutable(),
            Snapshots = load.Snapshots.ToImmutable(),
            LaunchTemplates = load.LaunchTemplates.ToImmutable(),
            Parameters = load.Parameters.ToImmutable(),
            ImageBuilder = load.ImageBuilder.State(),
            Ec2 = load.Ec2,
            Ssm = load.Ssm,
            Kms = load.Kms,
            OrganizationsState = load.OrganizationsState,
            Horizon = load.Horizon,
            Origins = load.Origins(),
        };
        MapReader? change = scenario.Thing("change");
        return new Scenario(world, scenario.Text("story"))
        {
            Change = change?.Node("patch") is { } patch ? new ScenarioChange(change.Required("say"), patch, change.PointerTo("patch")) : null,
        };
    }
}
