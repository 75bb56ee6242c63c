using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Execution;

/// <summary>
/// Collects the policies of identities and accounts once, however many jobs ask: worlds share their parts, so the parts
/// themselves are the keys. Equal questions then meet the very same arrays, which makes layers comparable.
/// </summary>
internal sealed class PolicyShelf
{
    private readonly ConcurrentDictionary<IdentityKey, IdentityPolicies> _identities = new();
    private readonly ConcurrentDictionary<AccountKey, ImmutableArray<PolicyLevel>> _service = new();
    private readonly ConcurrentDictionary<AccountKey, ImmutableArray<PolicyLevel>> _resource = new();

    private volatile AliasIndex _aliases = new(
        ImmutableDictionary<string, KmsAlias>.Empty, Array.Empty<string>().ToLookup(a => a));

    public IdentityPolicies Of(World world, IamIdentity? identity) =>
        identity is null
            ? IdentityPolicies.None
            : _identities.GetOrAdd(
                new IdentityKey(identity, world.ManagedPolicies, identity is User { Groups.IsEmpty: false } ? world.Iam.Groups : null),
                static (key, at) => IdentityPolicies.Of(at, key.Identity),
                world);

    public ImmutableArray<PolicyLevel> ServiceControl(World world, AccountId account) =>
        _service.GetOrAdd(Key(world, account), static (key, at) => OrganizationLimits.ServiceControl(at, key.Id), world);

    public ImmutableArray<PolicyLevel> ResourceControl(World world, AccountId account) =>
        _resource.GetOrAdd(Key(world, account), static (key, at) => OrganizationLimits.ResourceControl(at, key.Id), world);

    /// <summary>The alias names of a key, sorted.</summary>
    public IEnumerable<string> AliasesOf(World world, KmsKey key)
    {
        (ImmutableDictionary<string, KmsAlias> from, ILookup<string, string> byKey) = _aliases;
        if (!ReferenceEquals(from, world.Aliases))
        {
            byKey = world.Aliases.Values.OrderBy(a => a.Name, StringComparer.Ordinal)
                .ToLookup(a => Subjects.Key(a.Account, a.Region, a.TargetKeyId), a => a.Name, StringComparer.Ordinal);
            _aliases = new AliasIndex(world.Aliases, byKey);
        }

        // An AWS managed key isn't described, nor is its alias.
        return byKey.Contains(key.Arn) || key.Manager == KeyManager.Customer ? byKey[key.Arn] : [AwsManagedKeys.AliasOf(key)];
    }

    private static AccountKey Key(World world, AccountId id)
    {
        Account? account = world.Accounts.GetValueOrDefault(id);
        Organization? organization = account?.OrganizationId is { } organizationId
            ? world.Organizations.GetValueOrDefault(organizationId)
            : null;
        return new AccountKey(id, account, organization);
    }

    private sealed record AliasIndex(ImmutableDictionary<string, KmsAlias> From, ILookup<string, string> ByKey);

    // By reference: to compare the records part by part would cost more than what is remembered.
    private readonly record struct IdentityKey(
        IamIdentity Identity,
        ImmutableDictionary<string, ManagedPolicy> Managed,
        ImmutableDictionary<(AccountId Account, string Name), Group>? Groups)
    {
        public bool Equals(IdentityKey other) => ReferenceEquals(Identity, other.Identity)
            && ReferenceEquals(Managed, other.Managed) && ReferenceEquals(Groups, other.Groups);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(Identity);
    }

    private readonly record struct AccountKey(AccountId Id, Account? Account, Organization? Organization)
    {
        public bool Equals(AccountKey other) =>
            Id == other.Id && ReferenceEquals(Account, other.Account) && ReferenceEquals(Organization, other.Organization);

        public override int GetHashCode() => Id.GetHashCode();
    }
}
