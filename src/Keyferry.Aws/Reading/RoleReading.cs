using System.Collections.Immutable;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Translation;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Wire.Services.Iam;
using Api = Keyferry.Wire.Services.Iam;
using Role = Keyferry.Cloud.Iam.Role;

namespace Keyferry.Aws.Reading;

/// <summary>Roles with all that they may: inline and managed policies, boundary, trust.</summary>
internal sealed class RoleReading(Readers readers)
{
    private const string NotNeeded = "Keyferry didn't read what this role may, since the distribution doesn't depend on it";

    /// <summary>A role with everything.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="nameOrArn">An ARN names the same role: names are unique in an account.</param>
    public Task ReadAsync(AccountId account, string nameOrArn)
    {
        string name = nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
        return readers.Once($"role {account} {name}", () => WholeAsync(account, name, Subject(account, nameOrArn)));
    }

    /// <summary>A role's existence and trust.</summary>
    public Task ReadTrustAsync(AccountId account, string nameOrArn)
    {
        string name = nameOrArn[(nameOrArn.LastIndexOf('/') + 1)..];
        return readers.Once($"trust {account} {name}", async () =>
        {
            if (readers.Take(await GetAsync(account, name).ConfigureAwait(false), Subject(account, nameOrArn)) is { } answer)
            {
                Put(RoleTranslation.Role(account, answer.Role) with { PoliciesUnknownBecause = NotNeeded }, evenIfKnown: false);
            }
        });
    }

    /// <summary>
    /// Image Builder's service-linked role: AWS makes it with the first run, and nobody can change what it may (F1.23). Of the
    /// role itself only its id and tags are read.
    /// </summary>
    public Task ReadServiceLinkedAsync(AccountId account) => readers.Once($"service-linked role {account}", async () =>
    {
        if (ServiceLinkedRoles.Create(account, ServiceLinkedRoles.ImageBuilderService, "") is not { } documented)
        {
            return;
        }

        var policies = Task.WhenAll(documented.ManagedPolicyArns.Select(arn => readers.Policies.ReadAsync(account, arn)));
        Answer<GetRoleResponse> answer = await GetAsync(account, documented.Name).ConfigureAwait(false);
        if (answer is Answer<GetRoleResponse>.Known known)
        {
            Role role = RoleTranslation.Role(account, known.Value.Role);
            Put(role with { ManagedPolicyArns = documented.ManagedPolicyArns, TrustPolicy = documented.TrustPolicy }, evenIfKnown: true);
        }
        else if (answer is Answer<GetRoleResponse>.Unknown unknown)
        {
            readers.Draft.Note(unknown.Because);
        }

        await policies.ConfigureAwait(false);
    });

    public Task ReadInstanceProfileAsync(AccountId account, string name) => readers.Once($"instance profile {account} {name}", async () =>
    {
        Answer<GetInstanceProfileResponse> answer = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.GetInstanceProfile, name,
            (aws, stop) => aws.Iam.GetInstanceProfileAsync(new GetInstanceProfileRequest { InstanceProfileName = name }, stop))
            .ConfigureAwait(false);
        if (readers.Take(answer, Subjects.InstanceProfile(account, name)) is { } found)
        {
            Keyferry.Cloud.Iam.InstanceProfile profile = RoleTranslation.InstanceProfile(account, found.InstanceProfile);
            readers.Draft.Put(profile);
            readers.Draft.PutOrigin(profile.Arn, $"iam:GetInstanceProfile of {profile.Arn}");
            if (found.InstanceProfile.Roles is [var role, ..])
            {
                Put(RoleTranslation.Role(account, role) with { PoliciesUnknownBecause = NotNeeded }, evenIfKnown: false);
            }
        }
    });

    private static string Subject(AccountId account, string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : Subjects.Role(account, "/", nameOrArn);

    private async Task WholeAsync(AccountId account, string name, string subject)
    {
        Task<Answer<GetRoleResponse>> getting = GetAsync(account, name);
        Task<(ImmutableArray<PolicySource> Policies, string? Unknown)> inline = InlineAsync(account, name);
        Task<(ImmutableArray<string> Arns, string? Unknown)> attached = AttachedAsync(account, name);
        Answer<GetRoleResponse> answer = await getting.ConfigureAwait(false);
        Role? role = answer is Answer<GetRoleResponse>.Known known ? RoleTranslation.Role(account, known.Value.Role) : null;
        if (role?.PermissionsBoundary is { } boundary)
        {
            await readers.Policies.ReadAsync(account, boundary).ConfigureAwait(false);
        }

        await Task.WhenAll(inline, attached).ConfigureAwait(false);
        if (role is null)
        {
            readers.Take(answer, subject);
            await (answer is Answer<GetRoleResponse>.Missing ? SimilarAsync(account) : Task.CompletedTask).ConfigureAwait(false);
            return;
        }

        if (role.Arn != subject)
        {
            readers.Draft.PutAbsent(subject);
        }

        string[] unknown = [.. new[] { (await inline).Unknown, (await attached).Unknown }.OfType<string>()];
        Put(
            role with
            {
                InlinePolicies = [.. (await inline).Policies.Select(p => p with { Name = $"{p.Name} of {role.Arn}" })],
                ManagedPolicyArns = (await attached).Arns,
                PoliciesUnknownBecause = unknown.Length == 0 ? null : string.Join("; ", unknown),
            },
            evenIfKnown: true);
    }

    // Somebody may have made the role under a name like it; of the account's roles only those that sound so are kept.
    private async Task SimilarAsync(AccountId account)
    {
        Answer<IReadOnlyList<Api.Role>> answer = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.ListRoles, "", (aws, stop) => Pages.AllAsync<Api.Role>(async marker =>
            {
                ListRolesResponse page = await aws.Iam.ListRolesAsync(new ListRolesRequest { Marker = marker }, stop).ConfigureAwait(false);
                return (page.Roles, page.IsTruncated == true ? page.Marker : null);
            })).ConfigureAwait(false);
        foreach (Api.Role similar in ((answer as Answer<IReadOnlyList<Api.Role>>.Known)?.Value ?? []).Where(IsOfImageBuilder))
        {
            Put(RoleTranslation.Role(account, similar) with { PoliciesUnknownBecause = NotNeeded }, evenIfKnown: false);
        }
    }

    private static bool IsOfImageBuilder(Api.Role role) =>
        role.RoleName.Contains("imagebuilder", StringComparison.OrdinalIgnoreCase)
        || role.RoleName.Contains("distribution", StringComparison.OrdinalIgnoreCase);

    private Task<Answer<GetRoleResponse>> GetAsync(AccountId account, string name) => readers.Access.ReadAsync(
        account, readers.Home, ReadActions.GetRole, name,
        (aws, stop) => aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, stop));

    private async Task<(ImmutableArray<PolicySource>, string?)> InlineAsync(AccountId account, string name)
    {
        Answer<IReadOnlyList<string>> names = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.ListRolePolicies, name,
            (aws, stop) => Pages.AllAsync<string>(async marker =>
            {
                ListRolePoliciesResponse page = await aws.Iam.ListRolePoliciesAsync(
                    new ListRolePoliciesRequest { RoleName = name, Marker = marker }, stop).ConfigureAwait(false);
                return (page.PolicyNames, page.IsTruncated == true ? page.Marker : null);
            })).ConfigureAwait(false);
        return names switch
        {
            Answer<IReadOnlyList<string>>.Known known =>
                ([.. await Task.WhenAll(known.Value.Select(policy => InlineAsync(account, name, policy))).ConfigureAwait(false)], null),
            Answer<IReadOnlyList<string>>.Unknown unknown => ([], readers.Draft.Note(unknown.Because)),
            _ => ([], null),
        };
    }

    // Without the role's ARN in its name, which isn't known yet.
    private async Task<PolicySource> InlineAsync(AccountId account, string role, string policy)
    {
        Answer<GetRolePolicyResponse> answer = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.GetRolePolicy, $"{role}/{policy}",
            (aws, stop) => aws.Iam.GetRolePolicyAsync(new GetRolePolicyRequest { RoleName = role, PolicyName = policy }, stop))
            .ConfigureAwait(false);
        string name = $"inline policy {policy}";
        return answer switch
        {
            Answer<GetRolePolicyResponse>.Known known => PolicyTexts.Read(
                name, Subjects.Role(account, "/", role), "iam:GetRolePolicy", PolicyTexts.Decoded(known.Value.PolicyDocument),
                PolicyKind.Identity) with
            { Name = name },
            Answer<GetRolePolicyResponse>.Unknown unknown => PolicyTexts.Unknown(name, readers.Draft.Note(unknown.Because)),
            _ => PolicyTexts.Unknown(name, $"iam:GetRolePolicy answered that {role} has no inline policy {policy} any more"),
        };
    }

    private async Task<(ImmutableArray<string>, string?)> AttachedAsync(AccountId account, string name)
    {
        Answer<IReadOnlyList<AttachedPolicy>> attached = await readers.Access.ReadAsync(
            account, readers.Home, ReadActions.ListAttachedRolePolicies, name,
            (aws, stop) => Pages.AllAsync<AttachedPolicy>(async marker =>
            {
                ListAttachedRolePoliciesResponse page = await aws.Iam.ListAttachedRolePoliciesAsync(
                    new ListAttachedRolePoliciesRequest { RoleName = name, Marker = marker }, stop).ConfigureAwait(false);
                return (page.AttachedPolicies, page.IsTruncated == true ? page.Marker : null);
            })).ConfigureAwait(false);
        switch (attached)
        {
            case Answer<IReadOnlyList<AttachedPolicy>>.Known known:
                ImmutableArray<string> arns = [.. known.Value.Select(p => p.PolicyArn).OfType<string>()];
                await Task.WhenAll(arns.Select(arn => readers.Policies.ReadAsync(account, arn))).ConfigureAwait(false);
                return (arns, null);
            case Answer<IReadOnlyList<AttachedPolicy>>.Unknown unknown:
                return ([], readers.Draft.Note(unknown.Because));
            default:
                return ([], null);
        }
    }

    // What is known of a role only by the way doesn't take the place of the whole.
    private void Put(Role role, bool evenIfKnown)
    {
        readers.Draft.Change(w => !evenIfKnown && w.Roles.ContainsKey((role.Account, role.Name))
            ? w
            : w with { Roles = w.Roles.SetItem((role.Account, role.Name), role) });
        readers.Draft.PutOrigin(role.Arn, $"iam:GetRole of {role.Arn}");
    }
}
