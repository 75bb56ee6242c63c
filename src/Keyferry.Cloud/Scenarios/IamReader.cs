using System.Collections.Immutable;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Roles, users and customer managed policies. Subject of their origins: the ARN.</summary>
internal static class IamReader
{
    private static readonly ImmutableArray<Field> s_identity =
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("path", FieldType.A(TextForm.IamPath), "Its path; / if it isn't given."),
        new("uniqueId", FieldType.Free, "AROA…, AIDA… or AGPA…; derived from account and name if it isn't given."),
        new("managedPolicies", FieldType.List(TextForm.Any), "Attached managed policies: ARNs, or names in this account's managedPolicies."),
        new("inlinePolicies", new FieldType.Named(TextForm.Any, new FieldType.PolicyDocument(false)), "Inline policies by name."),
        new("permissionsBoundary", FieldType.Free, "The managed policy that is the permissions boundary: ARN or name."),
        new("policiesUnknownBecause", FieldType.Free, "Set if the policies can't be read: there may be more than stands here."),
        new("tags", FieldType.Tags, "Its tags."),
    ];

    public static Shape Role { get; } = new("role", "An IAM role.",
    [
        .. s_identity,
        new("trustPolicy", new FieldType.PolicyDocument(false), "Who may assume the role.", Required: true),
        new("maxSessionDuration", new FieldType.Integer(3600, 43200), "In seconds; 3600 if it isn't given."),
        .. IamDetails.Role.Fields,
    ]);

    public static Shape User { get; } = new("user", "An IAM user.",
    [
        .. s_identity,
        new("groups", FieldType.List(TextForm.Any), "Names of the groups that it is in; their policies are its own too."),
        .. IamDetails.User.Fields,
    ]);

    public static Shape Group { get; } = new("group", "A group of IAM users.", [.. s_identity, .. IamDetails.Group.Fields]);

    public static Shape InstanceProfile { get; } = new("instance profile", "What gives a role to an instance.",
    [
        new("name", FieldType.Free, "Its name.", Required: true),
        new("path", FieldType.A(TextForm.IamPath), "Its path; / if it isn't given."),
        new("role", FieldType.Free, "The role's name; none if it isn't given."),
        .. IamDetails.Profile.Fields,
    ]);

    private static readonly Shape s_version = new("policy version", "A version of a managed policy beside the default one.",
    [
        new("versionId", FieldType.A(TextForm.PolicyVersion), "v1 …", Required: true),
        new("createDate", FieldType.A(TextForm.Time), "When it was made."),
        new("document", new FieldType.PolicyDocument(false), "Its text.", Required: true),
    ]);

    public static Shape PolicyDetails { get; } = new("managed policy details", "What IAM knows of a customer managed policy.",
    [
        new("name", FieldType.Free, "Its key in managedPolicies.", Required: true),
        new("otherVersions", FieldType.List(s_version), "The versions beside the default one."),
        .. IamDetails.Policy.Fields,
    ]);

    public static void ReadRole(ScenarioLoad load, AccountId account, MapReader role, HashSet<string> names)
    {
        string name = role.Required("name");
        string arn = Subjects.Role(account, role.Text("path") ?? "/", name);
        if (role.Node("trustPolicy") is not { } trust || IsTaken(load, role, names, $"role `{name}` of {account}", name))
        {
            return;
        }

        var value = new Role
        {
            Account = account,
            Name = name,
            Path = role.Text("path") ?? "/",
            UniqueId = role.Text("uniqueId") ?? ScenarioLoad.UniqueId("AROA", account, name),
            ManagedPolicyArns = ReadAttached(load, account, role),
            InlinePolicies = ReadInline(load, arn, role),
            PermissionsBoundary = ReadBoundary(load, account, role),
            PoliciesUnknownBecause = role.Text("policiesUnknownBecause"),
            Tags = role.TextMap("tags"),
            TrustPolicy = load.Policies.Read("trust policy", arn, trust, PolicyKind.Trust, role.PointerTo("trustPolicy")),
            MaxSessionDuration = role.Integer("maxSessionDuration") ?? 3600,
        };
        value = IamDetails.Role.Read(role, value);
        load.Add(load.Roles, (account, name), value, arn, role, $"the role `{name}` of {account}");
    }

    public static void ReadUser(ScenarioLoad load, AccountId account, MapReader user, HashSet<string> names)
    {
        string name = user.Required("name");
        if (IsTaken(load, user, names, $"user `{name}` of {account}", name))
        {
            return;
        }

        var value = new User
        {
            Account = account,
            Name = name,
            Path = user.Text("path") ?? "/",
            UniqueId = user.Text("uniqueId") ?? ScenarioLoad.UniqueId("AIDA", account, name),
            ManagedPolicyArns = ReadAttached(load, account, user),
            PermissionsBoundary = ReadBoundary(load, account, user),
            PoliciesUnknownBecause = user.Text("policiesUnknownBecause"),
            Tags = user.TextMap("tags"),
            Groups = user.TextsOrNone("groups"),
        };
        load.Later(() => CheckGroups(load, account, user));
        value = value with { InlinePolicies = ReadInline(load, value.Arn, user) };
        value = IamDetails.User.Read(user, value);
        load.Add(load.Users, (account, name), value, value.Arn, user, $"the user `{name}` of {account}");
    }

    public static void ReadGroup(ScenarioLoad load, AccountId account, MapReader group)
    {
        string name = group.Required("name");
        var value = new Group
        {
            Account = account,
            Name = name,
            Path = group.Text("path") ?? "/",
            UniqueId = group.Text("uniqueId") ?? ScenarioLoad.UniqueId("AGPA", account, name),
            ManagedPolicyArns = ReadAttached(load, account, group),
            PoliciesUnknownBecause = group.Text("policiesUnknownBecause"),
        };
        value = value with { InlinePolicies = ReadInline(load, value.Arn, group) };
        value = IamDetails.Group.Read(group, value);
        load.Add(load.Groups, (account, name), value, value.Arn, group, $"the group `{name}` of {account}");
    }

    public static void ReadInstanceProfile(ScenarioLoad load, AccountId account, MapReader profile)
    {
        string name = profile.Required("name");
        var value = new InstanceProfile
        {
            Account = account,
            Name = name,
            Path = profile.Text("path") ?? "/",
            UniqueId = ScenarioLoad.UniqueId("AIPA", account, name),
            RoleName = profile.Text("role"),
        };
        value = IamDetails.Profile.Read(profile, value);
        load.Add(load.InstanceProfiles, (account, name), value, value.Arn, profile, $"the instance profile `{name}` of {account}");
    }

    /// <summary>A customer managed policy; its key in the scenario is its name, with its path before it (<c>team/name</c>).</summary>
    public static void ReadManagedPolicy(ScenarioLoad load, AccountId account, SourceEntry policy, string pointer)
    {
        string arn = PolicyArn(account, policy.Key);
        PolicySource source = load.Policies.Read($"managed policy {policy.Key}", arn, policy.Value, PolicyKind.Identity, pointer);
        load.ManagedPolicies[arn] = new ManagedPolicy(arn, source);
        load.Note(arn, "", policy.KeyPosition);
    }

    /// <summary>What is known of a customer managed policy beside its default version, which has been read.</summary>
    public static void ReadPolicyDetails(ScenarioLoad load, AccountId account, MapReader details)
    {
        string arn = PolicyArn(account, details.Required("name"));
        if (!load.ManagedPolicies.TryGetValue(arn, out ManagedPolicy? policy))
        {
            load.Problems.Error(details.PointerTo("name"), details.At("name"), $"there is no managed policy `{details.Text("name")}`",
                "list it below `managedPolicies:` of the account");
            return;
        }

        load.ManagedPolicies[arn] = IamDetails.Policy.Read(details, policy) with
        {
            OtherVersions =
            [
                .. details.Things("otherVersions").Select(v => new ManagedPolicyVersion(
                    v.Required("versionId"),
                    load.Policies.Read(
                        policy.Source.Name, arn, v.Node("document") ?? v.Map, PolicyKind.Identity, v.PointerTo("document")) with
                    { Name = policy.Source.Name },
                    v.Time("createDate") ?? DateTimeOffset.UnixEpoch)),
            ],
        };
    }

    /// <summary>A managed policy of AWS; its key is its ARN.</summary>
    public static void ReadAwsPolicy(ScenarioLoad load, SourceEntry policy, string pointer)
    {
        PolicySource source = load.Policies.Read("managed policy", policy.Key, policy.Value, PolicyKind.Identity, pointer);
        string name = $"managed policy {policy.Key[(policy.Key.LastIndexOf('/') + 1)..]}";
        load.ManagedPolicies[policy.Key] = new ManagedPolicy(policy.Key, source with { Name = name });
        load.Note(policy.Key, "", policy.KeyPosition);
    }

    public static void ReadServiceLinkedRole(ScenarioLoad load, AccountId account, string service, Position at, string pointer)
    {
        if (ServiceLinkedRoles.Create(account, service, "") is not { } role)
        {
            string? near = Spelling.Closest(service, ServiceLinkedRoles.Services);
            load.Problems.Error(pointer, at, $"the service-linked role of `{service}` is not known",
                near is null ? "known are " + string.Join(", ", ServiceLinkedRoles.Services) : $"did you mean `{near}`?");
            return;
        }

        if (!load.Roles.ContainsKey((account, role.Name)))
        {
            load.Roles.Add((account, role.Name), role with { UniqueId = ScenarioLoad.UniqueId("AROA", account, role.Name) });
            load.Note(role.Arn, "", at);
        }
    }

    // IAM's names are unique in an account without regard to case.
    private static bool IsTaken(ScenarioLoad load, MapReader from, HashSet<string> names, string what, string name)
    {
        if (names.Add(name.ToUpperInvariant()))
        {
            return false;
        }

        load.Problems.Error(from.Pointer, from.Map.Position, $"the {what} is there twice",
            "remove one: names are unique in an account, without regard to case");
        return true;
    }

    private static ImmutableArray<string> ReadAttached(ScenarioLoad load, AccountId account, MapReader identity) =>
        [.. identity.TextsOrNone("managedPolicies").Select(text => Resolve(load, account, identity, "managedPolicies", text))];

    private static string? ReadBoundary(ScenarioLoad load, AccountId account, MapReader identity) =>
        identity.Text("permissionsBoundary") is { } text ? Resolve(load, account, identity, "permissionsBoundary", text) : null;

    private static ImmutableArray<PolicySource> ReadInline(ScenarioLoad load, string arn, MapReader identity)
    {
        string pointer = identity.PointerTo("inlinePolicies");
        return
        [
            .. identity.Entries("inlinePolicies").Select(entry => load.Policies.Read(
                $"inline policy {entry.Key}", arn, entry.Value, PolicyKind.Identity, JsonPointer.Append(pointer, entry.Key))),
        ];
    }

    private static string Resolve(ScenarioLoad load, AccountId account, MapReader from, string field, string text)
    {
        string arn = text.StartsWith("arn:", StringComparison.Ordinal) ? text : PolicyArn(account, text);
        load.Later(() => CheckPolicy(load, from, field, text, arn));
        return arn;
    }

    private static void CheckGroups(ScenarioLoad load, AccountId account, MapReader user)
    {
        foreach (string group in user.TextsOrNone("groups").Where(g => !load.Groups.ContainsKey((account, g))))
        {
            string? near = Spelling.Closest(group, load.Groups.Keys.Where(k => k.Item1 == account).Select(k => k.Item2));
            load.Problems.Error(user.PointerTo("groups"), user.At("groups"), $"{account} has no group `{group}`",
                near is null ? "list it below `groups:` of the account" : $"did you mean `{near}`?");
        }
    }

    private static void CheckPolicy(ScenarioLoad load, MapReader from, string field, string text, string arn)
    {
        if (load.ManagedPolicies.ContainsKey(arn) || AwsManagedPolicies.Find(arn) is not null || load.IsBeyond(arn))
        {
            return;
        }

        if (AwsManagedPolicies.IsAwsManaged(arn))
        {
            load.Problems.Warn(from.PointerTo(field), from.At(field), $"the text of the AWS managed policy `{arn}` is not known here",
                "whatever depends on it can't be told; where it matters, give its text as a policy of the account");
            return;
        }

        string? near = Spelling.Closest(arn, load.ManagedPolicies.Keys);
        load.Problems.Error(from.PointerTo(field), from.At(field), $"there is no managed policy `{text}`",
            near is null ? "list it below `managedPolicies:` of the account" : $"did you mean `{near}`?");
    }

    private static string PolicyArn(AccountId account, string name) => $"arn:aws:iam::{account}:policy/{name.TrimStart('/')}";
}
