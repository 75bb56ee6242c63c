using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>An account with all that is in it. Subject of its own origins: <see cref="Subjects.Account"/>.</summary>
internal static class AccountReader
{
    private static readonly ImmutableArray<string> s_services = ["iam", "kms", "ec2", "ssm", "imagebuilder", "organizations"];

    private static readonly Shape s_unreadable = new("unreadable services", "Services that can't be read, each with the reason.",
        [.. s_services.Select(s => new Field(s, FieldType.Free, $"Why {s} can't be read."))]);

    public static Shape Shape { get; } = new("account", "An AWS account.",
    [
        new("name", FieldType.Free, "What people call it."),
        new("organization", FieldType.A(TextForm.OrganizationId), "Its organization, if it is in one."),
        new("parent", FieldType.A(TextForm.ParentId), "The root or OU it stands in; the root if it isn't given."),
        new("organizationUnknownBecause", FieldType.Free, "Set if it isn't known whether it is in an organization."),
        new("placeUnknownBecause", FieldType.Free, "Set if it isn't known where in its organization it stands."),
        new("regions", FieldType.PerRegion(new FieldType.OrUnknown(FieldType.OneOf("enabled", "disabled"))),
            "Whether Regions are enabled; opt-in Regions are not unless it is said here."),
        new("unreadable", new FieldType.Thing(s_unreadable), "Services that can't be read here: more may exist than stands here."),
        new("roles", FieldType.List(IamReader.Role), "IAM roles."),
        new("users", FieldType.List(IamReader.User), "IAM users."),
        new("groups", FieldType.List(IamReader.Group), "Groups of IAM users."),
        new("instanceProfiles", FieldType.List(IamReader.InstanceProfile),
            "Instance profiles; where a profile isn't given, a role of its name counts as what it holds."),
        new("managedPolicies", new FieldType.Named(TextForm.Any, new FieldType.PolicyDocument(false)),
            "Customer managed policies by name, with the path before it (team/name)."),
        new("managedPolicyDetails", FieldType.List(IamReader.PolicyDetails), "What IAM knows of these policies beside their text."),
        new("serviceLinkedRoles", FieldType.List(TextForm.Any),
            "Services whose service-linked role exists; imagebuilder.amazonaws.com if imageBuilder is given and this isn't."),
        new("keys", FieldType.PerRegion(FieldType.List(KeyReader.Shape)), "KMS keys."),
        new("ec2", FieldType.PerRegion(new FieldType.Thing(Ec2SettingsReader.Shape)), "EC2's and EBS's settings."),
        new("images", FieldType.PerRegion(FieldType.List(ImageReader.Shape)), "AMIs that the account owns."),
        new("snapshots", FieldType.PerRegion(FieldType.List(SnapshotReader.Shape)), "EBS snapshots that the account owns."),
        new("launchTemplates", FieldType.PerRegion(FieldType.List(LaunchTemplateReader.Shape)), "Launch templates."),
        new("parameters", FieldType.PerRegion(FieldType.List(ParameterReader.Shape)), "SSM parameters."),
        new("imageBuilder", FieldType.PerRegion(new FieldType.Thing(ImageBuilderReader.Shape)), "Image Builder's resources."),
        new("volumes", FieldType.PerRegion(FieldType.List(InstanceDetails.Volume.Shape)), "EBS volumes."),
        new("instances", FieldType.PerRegion(FieldType.List(InstanceDetails.Instance.Shape)), "EC2 instances."),
        new("fastLaunches", FieldType.PerRegion(FieldType.List(InstanceDetails.FastLaunch.Shape)), "Windows fast launch of AMIs."),
        new("awsManagedKeys", FieldType.PerRegion(FieldType.List(KeyDetails.ManagedKey.Shape)), "AWS managed keys that were needed already."),
        new("accountAlias", FieldType.Free, "The account's alias for signing in."),
        new("tags", FieldType.Tags, "Its tags in its organization."),
        new("delegatedServices", new FieldType.Named(TextForm.Any, FieldType.A(TextForm.Time)),
            "Services that it administers for its organization, each with the time since when."),
        .. OrganizationDetails.Account.Fields,
    ]);

    public static void Read(ScenarioLoad load, AccountId id, MapReader account)
    {
        string? organization = account.Text("organization");
        var value = new Account
        {
            Id = id,
            Name = account.Text("name"),
            OrganizationId = organization,
            ParentId = organization is null ? null : OrganizationReader.Place(load, organization, account),
            OrganizationUnknownBecause = account.Text("organizationUnknownBecause"),
            PlaceUnknownBecause = account.Text("placeUnknownBecause"),
            EnabledRegions = account.Entries("regions").Where(e => RegionCatalog.Find(e.Key) is not null)
                .ToImmutableDictionary(e => new Region(e.Key), e => ReadEnabled(e.Value)),
            Unreadable = account.TextMap("unreadable"),
        };
        load.Accounts.Add(id, value);
        NoteOwnFields(load, id, account);
        ReadIam(load, id, account);
        Each(load, id, account, "keys", KeyReader.Read);
        Each(load, id, account, "ec2", Ec2SettingsReader.Read);
        Each(load, id, account, "snapshots", SnapshotReader.Read);
        Each(load, id, account, "images", ImageReader.Read);
        Each(load, id, account, "launchTemplates", LaunchTemplateReader.Read);
        Each(load, id, account, "parameters", ParameterReader.Read);
        Each(load, id, account, "imageBuilder", ImageBuilderReader.Read);
        Each(load, id, account, "volumes", AccountDetailReader.ReadVolume);
        Each(load, id, account, "instances", AccountDetailReader.ReadInstance);
        Each(load, id, account, "fastLaunches", AccountDetailReader.ReadFastLaunch);
        Each(load, id, account, "awsManagedKeys", AccountDetailReader.ReadManagedKey);
        AccountDetailReader.ReadMembership(load, id, account);
    }

    private static void Each(
        ScenarioLoad load, AccountId id, MapReader account, string field, Action<ScenarioLoad, AccountId, Region, MapReader> read)
    {
        foreach ((Region region, MapReader thing) in account.InRegions(field))
        {
            read(load, id, region, thing);
        }
    }

    private static void ReadIam(ScenarioLoad load, AccountId id, MapReader account)
    {
        string pointer = account.PointerTo("managedPolicies");
        foreach (SourceEntry policy in account.Entries("managedPolicies"))
        {
            IamReader.ReadManagedPolicy(load, id, policy, JsonPointer.Append(pointer, policy.Key));
        }

        foreach (MapReader details in account.Things("managedPolicyDetails"))
        {
            IamReader.ReadPolicyDetails(load, id, details);
        }

        HashSet<string> roleNames = new(StringComparer.Ordinal);
        foreach (MapReader role in account.Things("roles"))
        {
            IamReader.ReadRole(load, id, role, roleNames);
        }

        HashSet<string> userNames = new(StringComparer.Ordinal);
        foreach (MapReader user in account.Things("users"))
        {
            IamReader.ReadUser(load, id, user, userNames);
        }

        foreach (MapReader group in account.Things("groups"))
        {
            IamReader.ReadGroup(load, id, group);
        }

        foreach (MapReader profile in account.Things("instanceProfiles"))
        {
            IamReader.ReadInstanceProfile(load, id, profile);
        }

        // Image Builder makes its role when it first runs (F1.23): whoever has pipelines has it.
        ImmutableArray<string> services = account.Texts("serviceLinkedRoles")
            ?? (account.Has("imageBuilder") ? [ServiceLinkedRoles.ImageBuilderService] : []);
        string field = account.Has("serviceLinkedRoles") ? "serviceLinkedRoles" : "imageBuilder";
        foreach (string service in services)
        {
            IamReader.ReadServiceLinkedRole(load, id, service, account.At(field), account.PointerTo(field));
        }
    }

    // What is in the account notes its own places.
    private static void NoteOwnFields(ScenarioLoad load, AccountId id, MapReader account)
    {
        string subject = Subjects.Account(id);
        load.Note(subject, "", account.Map.Position);
        foreach (SourceEntry entry in account.Map.Entries)
        {
            load.Note(subject, entry.Key, entry.KeyPosition);
        }

        foreach (SourceEntry entry in account.Entries("regions"))
        {
            load.Note(subject, $"regions/{entry.Key}", entry.KeyPosition);
        }
    }

    private static Fact<bool> ReadEnabled(SourceNode node) =>
        ShapeCheck.UnknownReason(node) is { } reason ? Fact<bool>.Unknown(reason) : node is SourceScalar { Text: "enabled" };
}
