using System.Collections.Immutable;
using Keyferry.Aws.Calling;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Aws.Reading;

/// <summary>
/// A world while many readers add to it at once. Nothing in it stands for something that wasn't read: settings begin as
/// unknown, and accounts may hold more of everything.
/// </summary>
internal sealed class WorldDraft(DateTimeOffset now)
{
    /// <summary>Why a thing that nobody looked for is unknown.</summary>
    public const string NotLookedFor = "Keyferry didn't look for it, since the distribution isn't known to need it";

    private static readonly ImmutableDictionary<string, string> s_unread =
        new[] { "iam", "kms", "ec2", "ssm", "imagebuilder", "organizations" }.ToImmutableDictionary(s => s, _ => NotLookedFor);

    private static readonly Ec2Settings s_settings = new()
    {
        EncryptionByDefault = Fact<bool>.Unknown(NotLookedFor),
        DefaultKmsKeyId = Fact<string?>.Unknown(NotLookedFor),
        ImageBlockPublicAccess = Fact<bool>.Unknown(NotLookedFor),
        AllowedImagesUnknownBecause = NotLookedFor,
        RemainingImageQuotaUnknownBecause = NotLookedFor,
    };

    private readonly Lock _lock = new();
    private readonly List<Unread> _unread = [];
    private World _world = new() { Now = now };

    /// <summary>What has been read so far; owners of things that nobody asked about stand in it as strangers.</summary>
    public World Finish()
    {
        lock (_lock)
        {
            IEnumerable<AccountId> owners =
            [
                .. _world.Images.Values.Select(i => i.Owner), .. _world.Snapshots.Values.Select(s => s.Owner),
                .. _world.Keys.Values.Select(k => k.Account), .. _world.Roles.Keys.Select(r => r.Account),
            ];
            foreach (AccountId stranger in owners.Distinct().Where(o => !_world.Accounts.ContainsKey(o)))
            {
                _world = _world with
                {
                    Accounts = _world.Accounts.Add(stranger, New(stranger) with { OrganizationUnknownBecause = NotLookedFor }),
                };
            }

            return _world;
        }
    }

    /// <summary>Why an account's organization isn't known; null if it is, or the account surely is in none.</summary>
    public string? WhyNoOrganization(AccountId account)
    {
        lock (_lock)
        {
            return _world.Accounts.GetValueOrDefault(account)?.OrganizationUnknownBecause;
        }
    }

    public ImmutableArray<Unread> Unread
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _unread.Distinct().OrderBy(u => u.Account).ThenBy(u => u.Region).ThenBy(u => $"{u.Action}", StringComparer.Ordinal)
                        .ThenBy(u => u.Resource, StringComparer.Ordinal),
                ];
            }
        }
    }

    public void Change(Func<World, World> change)
    {
        lock (_lock)
        {
            _world = change(_world);
        }
    }

    /// <summary>Notes that something couldn't be read; the reason as the world holds it.</summary>
    public string Note(Unread unread)
    {
        lock (_lock)
        {
            _unread.Add(unread);
        }

        return unread.ToString();
    }

    /// <summary>Notes that a thing couldn't be read: it may be there or not.</summary>
    public void PutUnread(string subject, Unread unread)
    {
        string because = Note(unread);
        ChangeHorizon(h => h with { Unread = h.Unread.SetItem(subject, because) });
    }

    public void PutUnread(string subject, string because) => ChangeHorizon(h => h with { Unread = h.Unread.SetItem(subject, because) });

    public void PutAbsent(string subject) => ChangeHorizon(h => h with { Absent = h.Absent.Add(subject) });

    public void PutParent(string subject, string imageId) =>
        ChangeHorizon(h => h with { ParentImages = h.ParentImages.SetItem(subject, imageId) });

    /// <summary>Where a thing was read: the call that answered it.</summary>
    public void PutOrigin(string subject, string call, string field = "") => Change(w => w with
    {
        Origins = new OriginMap(w.Origins.Places.SetItem(OriginMap.Name(subject, field), new Origin(call, null))),
    });

    public void Put(AccountId id, Func<Account, Account> change) => Change(w => w with
    {
        Accounts = w.Accounts.SetItem(id, change(w.Accounts.GetValueOrDefault(id) ?? New(id))),
    });

    public void Put(AccountId account, Region region, Func<Ec2Settings, Ec2Settings> change) => Change(w => w with
    {
        Ec2Settings = w.Ec2Settings.SetItem((account, region), change(w.Ec2Settings.GetValueOrDefault((account, region)) ?? s_settings)),
    });

    public void Put(Role role) => Change(w => w with { Roles = w.Roles.SetItem((role.Account, role.Name), role) });

    public void Put(InstanceProfile profile) => Change(w => w with
    {
        Iam = w.Iam with { InstanceProfiles = w.Iam.InstanceProfiles.SetItem((profile.Account, profile.Name), profile) },
    });

    public void Put(ManagedPolicy policy) => Change(w => w with { ManagedPolicies = w.ManagedPolicies.SetItem(policy.Arn, policy) });

    public void Put(KmsKey key) => Change(w => w with { Keys = w.Keys.SetItem(key.Arn, key) });

    public void Put(KmsAlias alias) => Change(w => w with { Aliases = w.Aliases.SetItem(alias.Arn, alias) });

    public void Put(Image image) => Change(w => w with { Images = w.Images.SetItem((image.Region, image.ImageId), image) });

    public void Put(Snapshot snapshot) => Change(w => w with
    {
        Snapshots = w.Snapshots.SetItem((snapshot.Region, snapshot.SnapshotId), snapshot),
    });

    public void Put(LaunchTemplate template) => Change(w => w with { LaunchTemplates = w.LaunchTemplates.SetItem(template.Arn, template) });

    public void Put(Func<ImageBuilderState, ImageBuilderState> change) => Change(w => w with { ImageBuilder = change(w.ImageBuilder) });

    public void Put(string organizationId, Func<Organization?, Organization> change) => Change(w => w with
    {
        Organizations = w.Organizations.SetItem(organizationId, change(w.Organizations.GetValueOrDefault(organizationId))),
    });

    private void ChangeHorizon(Func<Horizon, Horizon> change) => Change(w => w with { Horizon = change(w.Horizon) });

    private static Account New(AccountId id) => new() { Id = id, Unreadable = s_unread };
}
