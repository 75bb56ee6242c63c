using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Organizations;

public sealed partial class OrganizationsService
{
    private const string Open = "OPEN";
    private const string Requested = "REQUESTED";
    private const string Invite = "INVITE";
    private const string EnableAll = "ENABLE_ALL_FEATURES";
    private const string ApproveAll = "APPROVE_ALL_FEATURES";

    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html; the migration has 90 days.
    private static readonly TimeSpan s_invitation = TimeSpan.FromDays(15);
    private static readonly TimeSpan s_migration = TimeSpan.FromDays(90);

    /// <summary>InviteAccountToOrganization, by account id (<c>ACCOUNT</c>) or address (<c>EMAIL</c>).</summary>
    public Reply<Handshake> InviteAccountToOrganization(
        Caller caller, string target, string targetType, string? notes, ImmutableDictionary<string, string> tags)
    {
        string[] ids = targetType == "ACCOUNT" ? [target] : [];
        return Within<Handshake>(caller, "InviteAccountToOrganization", Access.Management, ids, new Asked { Tags = tags }, organization =>
        {
            if (targetType is not ("ACCOUNT" or "EMAIL") || (targetType == "ACCOUNT" && !AccountId.IsValid(target)))
            {
                return OrganizationsErrors.Invalid("INVALID_PARTY_TYPE_TARGET", "You specified an invalid value.");
            }

            AccountId? account = targetType == "ACCOUNT" ? new AccountId(target) : ByEmail(target);
            if (account is { } known && Member(organization, known.Value) is not null)
            {
                return OrganizationsErrors.HandshakeConstraint(
                    "ALREADY_IN_AN_ORGANIZATION", "The provided account is already a member of your organization.");
            }

            bool invited = Handshakes().Any(h => h.OrganizationId == organization.Id && h is { Action: Invite, State: Open }
                && (account is null ? h.Email == target : h.Invited == account));
            if (invited)
            {
                return OrganizationsErrors.DuplicateHandshake;
            }

            Handshake handshake = Begin(organization, Invite, Open, s_invitation, account) with
            {
                Email = targetType == "EMAIL" ? target : null,
                Notes = notes,
            };
            Put(handshake);
            if (account is { } tagged)
            {
                SetTags(tagged.Value, tags);
            }

            return handshake;
        });
    }

    /// <summary>EnableAllFeatures: the invited members are asked first, then the management account accepts.</summary>
    public Reply<Handshake> EnableAllFeatures(Caller caller) =>
        Within<Handshake>(caller, "EnableAllFeatures", Access.Management, [], null, organization =>
        {
            if (organization.FeatureSet == Organization.AllFeatures)
            {
                return OrganizationsErrors.HandshakeConstraint(
                    "ORGANIZATION_ALREADY_HAS_ALL_FEATURES", "The organization already has all features enabled.");
            }

            if (Handshakes().Any(h => h.OrganizationId == organization.Id && h is { Action: EnableAll, State: Open or Requested }))
            {
                return OrganizationsErrors.HandshakeConstraint(
                    "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION", "The organization is already pending enablement of all features.");
            }

            AccountId[] invited =
            [
                .. Members(organization).Select(a => a.Id)
                    .Where(a => a != organization.ManagementAccount && DetailsOf(a)?.JoinedMethod != "CREATED"),
            ];
            Handshake parent = Begin(
                organization, EnableAll, invited.Length == 0 ? Open : Requested, s_migration, organization.ManagementAccount);
            Put(parent);
            foreach (AccountId account in invited)
            {
                Put(Begin(organization, ApproveAll, Open, s_migration, account) with { Parent = parent.Id });
            }

            return parent;
        });

    public Reply<Handshake> DescribeHandshake(Caller caller, string id) =>
        OnHandshake(caller, "DescribeHandshake", id, (handshake, account) =>
            IsParty(handshake, account) || account == handshake.ManagementAccount ? handshake : OrganizationsErrors.HandshakeNotFound);

    /// <summary>AcceptHandshake: the invited account joins, or a migration goes on.</summary>
    public Reply<Handshake> AcceptHandshake(Caller caller, string id) =>
        OnHandshake(caller, "AcceptHandshake", id, (handshake, account) =>
        {
            if (Refusal(handshake, IsParty(handshake, account), "ACCEPTED") is { } refused)
            {
                return refused;
            }

            Organization organization = run.World.Organizations[handshake.OrganizationId];
            if (handshake.Action == Invite)
            {
                if (OrganizationOf(account) is not null)
                {
                    return OrganizationsErrors.HandshakeConstraint(
                        "ALREADY_IN_AN_ORGANIZATION", "The provided account is already a member of an organization.");
                }

                Join(organization, account, "INVITED");
            }

            return End(handshake with { Invited = account }, "ACCEPTED");
        });

    public Reply<Handshake> DeclineHandshake(Caller caller, string id) =>
        OnHandshake(caller, "DeclineHandshake", id, (handshake, account) =>
            Refusal(handshake, IsParty(handshake, account), "DECLINED") is { } refused ? refused : End(handshake, "DECLINED"));

    public Reply<Handshake> CancelHandshake(Caller caller, string id) =>
        OnHandshake(caller, "CancelHandshake", id, (handshake, account) =>
            Refusal(handshake, account == handshake.ManagementAccount, "CANCELED") is { } refused
                ? refused
                : End(handshake, "CANCELED"));

    public Reply<Page<Handshake>> ListHandshakesForAccount(Caller caller, string? action, int? maxResults, string? nextToken)
    {
        using CallScope scope = run.Begin(caller, "organizations:ListHandshakesForAccount", s_region, "*");
        if (scope.Ask(run, caller, new Question("organizations:ListHandshakesForAccount", "*", s_region), Denied) is { } denied)
        {
            return denied;
        }

        Reply<Page<Handshake>> page = Cut(
            Handshakes().Where(h => IsParty(h, AccountOf(caller)) && (action is null || h.Action == action)),
            h => h.Id, maxResults, nextToken);
        return page.Succeeded ? page : scope.Fail(page.Error);
    }

    public Reply<Page<Handshake>> ListHandshakesForOrganization(
        Caller caller, string? action, string? parentId, int? maxResults, string? nextToken) =>
        Within(caller, "ListHandshakesForOrganization", Access.Reading, [], null, organization => Cut(
            Handshakes().Where(h => h.OrganizationId == organization.Id && (action is null || h.Action == action)
                && (parentId is null || h.Parent == parentId)),
            h => h.Id, maxResults, nextToken));

    // A handshake is found by its id from inside and outside the organization.
    private Reply<Handshake> OnHandshake(
        Caller caller, string operation, string id, Func<Handshake, AccountId, Reply<Handshake>> act)
    {
        Handshake? handshake = Handshakes().FirstOrDefault(h => h.Id == id);
        string arn = handshake?.Arn ?? "*";
        using CallScope scope = run.Begin(caller, $"organizations:{operation}", s_region, arn);
        if (scope.Ask(run, caller, new Question($"organizations:{operation}", arn, s_region), Denied) is { } denied)
        {
            return denied;
        }

        Reply<Handshake> reply = handshake is null ? OrganizationsErrors.HandshakeNotFound : act(handshake, AccountOf(caller));
        return reply.Succeeded ? reply : scope.Fail(reply.Error);
    }

    private static ServiceError? Refusal(Handshake handshake, bool isAllowed, string wanted) =>
        !isAllowed ? OrganizationsErrors.AccessDenied
        : handshake.State == wanted ? OrganizationsErrors.HandshakeAlready(wanted)
        : handshake.State != Open && !(handshake.State == Requested && wanted == "CANCELED")
            ? OrganizationsErrors.HandshakeTransition(handshake.State)
            : null;

    private Handshake End(Handshake handshake, string state)
    {
        Handshake ended = handshake with { State = state };
        Put(ended);
        if (state == "ACCEPTED" && ended.Action == EnableAll)
        {
            Put(run.World.Organizations[ended.OrganizationId] with { FeatureSet = Organization.AllFeatures });
        }
        else if (state == "ACCEPTED" && ended.Parent is { } parent
            && State.Handshakes.Values.Where(h => h.Parent == parent).All(h => h.State == "ACCEPTED"))
        {
            Put(State.Handshakes[parent] with { State = Open });
        }

        return ended;
    }

    private Handshake Begin(Organization organization, string action, string state, TimeSpan time, AccountId? account) => new()
    {
        Id = $"h-{Draw(32)}",
        OrganizationId = organization.Id,
        ManagementAccount = organization.ManagementAccount,
        Action = action,
        State = state,
        Requested = run.World.Now,
        Expires = run.World.Now + time,
        Invited = account,
    };

    // Nobody has to do anything for an invitation to expire.
    private IEnumerable<Handshake> Handshakes() => State.Handshakes.Values.Select(h =>
        h.State is Open or Requested && h.Expires <= run.World.Now ? h with { State = "EXPIRED" } : h);

    private bool IsParty(Handshake handshake, AccountId account) =>
        handshake.Invited is { } invited ? invited == account : handshake.Email is { } email && EmailOf(account) == email;

    private AccountId? ByEmail(string email)
    {
        string? id = State.Details.FirstOrDefault(d => string.Equals(d.Value.Email, email, StringComparison.OrdinalIgnoreCase)).Key;
        return id is null ? null : new AccountId(id);
    }

    private void Put(Handshake handshake) => State = State with { Handshakes = State.Handshakes.SetItem(handshake.Id, handshake) };
}
