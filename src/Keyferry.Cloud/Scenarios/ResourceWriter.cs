using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Ec2.Volumes;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Scenarios.Details;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.Scenarios;

/// <summary>Writes what is in an account, each kind of thing grouped by account once.</summary>
internal sealed class ResourceWriter(YamlWriter yaml, World world)
{
    private readonly ILookup<AccountId, Role> _roles = world.Roles.Values.OrderBy(r => r.Name, StringComparer.Ordinal).ToLookup(r => r.Account);
    private readonly ILookup<AccountId, User> _users = world.Users.Values.OrderBy(u => u.Name, StringComparer.Ordinal).ToLookup(u => u.Account);
    private readonly ILookup<string, ManagedPolicy> _policies =
        world.ManagedPolicies.Values.OrderBy(p => p.Arn, StringComparer.Ordinal).ToLookup(p => p.Arn.Split(':')[4]);

    private readonly ILookup<AccountId, KmsKey> _keys = world.Keys.Values.OrderBy(k => k.Arn, StringComparer.Ordinal).ToLookup(k => k.Account);
    private readonly ILookup<(AccountId, Region, string), KmsAlias> _aliases =
        world.Aliases.Values.OrderBy(a => a.Name, StringComparer.Ordinal).ToLookup(a => (a.Account, a.Region, a.TargetKeyId));

    private readonly ILookup<AccountId, (Region Region, Ec2Settings Settings)> _settings =
        world.Ec2Settings.OrderBy(s => s.Key.Region).ToLookup(s => s.Key.Account, s => (s.Key.Region, s.Value));

    private readonly ILookup<AccountId, Image> _images =
        world.Images.Values.OrderBy(i => i.ImageId, StringComparer.Ordinal).ToLookup(i => i.Owner);

    private readonly ILookup<AccountId, Snapshot> _snapshots =
        world.Snapshots.Values.OrderBy(s => s.SnapshotId, StringComparer.Ordinal).ToLookup(s => s.Owner);

    private readonly ILookup<AccountId, LaunchTemplate> _templates =
        world.LaunchTemplates.Values.OrderBy(t => t.LaunchTemplateId, StringComparer.Ordinal).ToLookup(t => t.Account);

    private readonly ILookup<AccountId, SsmParameter> _parameters =
        world.Parameters.Values.OrderBy(p => p.Name, StringComparer.Ordinal).ToLookup(p => p.Account);

    private readonly ILookup<AccountId, Group> _groups =
        world.Iam.Groups.Values.OrderBy(g => g.Name, StringComparer.Ordinal).ToLookup(g => g.Account);

    private readonly ILookup<AccountId, InstanceProfile> _profiles =
        world.Iam.InstanceProfiles.Values.OrderBy(p => p.Name, StringComparer.Ordinal).ToLookup(p => p.Account);

    private readonly ILookup<AccountId, Volume> _volumes =
        world.Ec2.Volumes.Values.OrderBy(v => v.VolumeId, StringComparer.Ordinal).ToLookup(v => v.Owner);

    private readonly ILookup<AccountId, Instance> _instances =
        world.Ec2.Instances.Values.OrderBy(i => i.InstanceId, StringComparer.Ordinal).ToLookup(i => i.Owner);

    private readonly ILookup<AccountId, FastLaunch> _fastLaunches =
        world.Ec2.FastLaunches.Values.OrderBy(f => f.ImageId, StringComparer.Ordinal).ToLookup(f => f.Account);

    private readonly ILookup<AccountId, KmsAlias> _managedKeys =
        world.Kms.AwsManagedKeys.OrderBy(k => k.Key, StringComparer.Ordinal)
            .Select(k => (Key: AwsManagedKeys.Find(k.Key), Made: k.Value)).Where(k => k.Key is not null)
            .ToLookup(
                k => k.Key!.Account,
                k => new KmsAlias(k.Key!.Account, k.Key.Region, AwsManagedKeys.AliasOf(k.Key), k.Key.KeyId) { CreationDate = k.Made });

    private readonly ImageBuilderWriter _imageBuilder = new(yaml, world.ImageBuilder);

    /// <summary>Whoever has anything.</summary>
    public IEnumerable<AccountId> Accounts =>
    [
        .. Keys(_roles), .. Keys(_users), .. Keys(_groups), .. Keys(_profiles), .. Keys(_keys), .. Keys(_settings), .. Keys(_images),
        .. Keys(_snapshots), .. Keys(_templates), .. Keys(_parameters), .. Keys(_volumes), .. Keys(_instances), .. Keys(_fastLaunches), .. Keys(_managedKeys), .. _imageBuilder.Accounts,
        .. _policies.Select(p => p.Key).Where(AccountId.IsValid).Select(id => new AccountId(id)),
    ];

    /// <summary>A value under a key, or why it is unknown.</summary>
    public void Fact<T>(string key, Fact<T> fact, Action<T> write)
    {
        yaml.Key(key);
        if (fact.IsKnown)
        {
            write(fact.Value);
        }
        else
        {
            yaml.Map(() => yaml.Text("unknown", fact.UnknownBecause));
        }
    }

    public void WriteIdentities(AccountId account)
    {
        yaml.List("roles", _roles[account].Where(r => ServiceOf(r) is null), role => yaml.Map(() =>
        {
            WriteIdentity(role);
            PolicyWriter.Write(yaml, "trustPolicy", role.TrustPolicy);
            yaml.Number("maxSessionDuration", role.MaxSessionDuration);
            IamDetails.Role.Write(yaml, role);
        }));
        yaml.List("users", _users[account], user => yaml.Map(() =>
        {
            WriteIdentity(user);
            yaml.List("groups", user.Groups, yaml.Text);
            IamDetails.User.Write(yaml, user);
        }));
        yaml.List("groups", _groups[account], group => yaml.Map(() =>
        {
            WriteIdentity(group);
            IamDetails.Group.Write(yaml, group);
        }));
        yaml.List("instanceProfiles", _profiles[account], profile => yaml.Map(() =>
        {
            yaml.Text("name", profile.Name);
            yaml.Text("path", profile.Path);
            yaml.Text("role", profile.RoleName);
            IamDetails.Profile.Write(yaml, profile);
        }));
        if (_policies[account.Value].Any())
        {
            yaml.Map("managedPolicies", () =>
            {
                foreach (ManagedPolicy policy in _policies[account.Value])
                {
                    PolicyWriter.Write(yaml, NameOf(policy), policy.Source);
                }
            });
            yaml.List("managedPolicyDetails", _policies[account.Value].Where(HasDetails), policy => yaml.Map(() => WriteDetails(policy)));
        }

        yaml.Texts("serviceLinkedRoles", _roles[account].Select(ServiceOf).OfType<string>());
    }

    public void WriteRegional(AccountId account)
    {
        InRegions("keys", _keys[account], k => k.Region, WriteKey);
        if (_settings[account].Any())
        {
            yaml.Map("ec2", () =>
            {
                foreach ((Region region, Ec2Settings settings) in _settings[account])
                {
                    yaml.Map(region.Value, () => WriteSettings(settings));
                }
            });
        }

        InRegions("images", _images[account], i => i.Region, WriteImage);
        InRegions("snapshots", _snapshots[account], s => s.Region, WriteSnapshot);
        InRegions("launchTemplates", _templates[account], t => t.Region, WriteTemplate);
        InRegions("parameters", _parameters[account], p => p.Region, parameter =>
        {
            yaml.Text("name", parameter.Name);
            yaml.Text("value", ParameterDetails.Shown(parameter));
            yaml.Text("type", parameter.Type);
            yaml.Text("dataType", parameter.DataType);
            yaml.Number("version", parameter.Version);
            ParameterDetails.Version.Write(yaml, parameter);
            yaml.List("history", world.Ssm.History.GetValueOrDefault(parameter.Arn, []), earlier => yaml.Map(
                () => ParameterDetails.Earlier.Write(yaml, earlier)));
            yaml.TextMap("tags", world.Ssm.Tags.GetValueOrDefault(parameter.Arn));
        });
        _imageBuilder.Write(account);
        InRegions("volumes", _volumes[account], v => v.Region, volume => InstanceDetails.Volume.Write(yaml, volume));
        InRegions("instances", _instances[account], i => i.Region, instance => InstanceDetails.Instance.Write(yaml, instance));
        InRegions("fastLaunches", _fastLaunches[account], f => f.Region, launch => InstanceDetails.FastLaunch.Write(yaml, launch));
        InRegions("awsManagedKeys", _managedKeys[account], k => k.Region, key => KeyDetails.ManagedKey.Write(yaml, key));
    }

    // A role that its service made, as it makes it, needs no more than the service's name.
    private static string? ServiceOf(Role role) =>
        role.Path.Split('/') is ["", "aws-service-role", var service, ""]
            && ServiceLinkedRoles.Create(role.Account, service, role.UniqueId) is { } made
            && made.Name == role.Name && made.Description == role.Description
            && role.UniqueId == ScenarioLoad.UniqueId("AROA", role.Account, role.Name)
            && role.Tags.IsEmpty && role.CreateDate == DateTimeOffset.UnixEpoch
            ? service
            : null;

    private static IEnumerable<AccountId> Keys<T>(ILookup<AccountId, T> things) => things.Select(g => g.Key);

    private void InRegions<T>(string key, IEnumerable<T> things, Func<T, Region> region, Action<T> fields)
    {
        List<IGrouping<Region, T>> groups = [.. things.GroupBy(region).OrderBy(g => g.Key)];
        if (groups.Count > 0)
        {
            yaml.Map(key, () => groups.ForEach(group => yaml.List(group.Key.Value, group, thing => yaml.Map(() => fields(thing)))));
        }
    }

    private static string NameOf(ManagedPolicy policy) => policy.Arn[(policy.Arn.IndexOf('/') + 1)..];

    // A policy of which a scenario tells the text alone is so.
    private static bool HasDetails(ManagedPolicy policy) =>
        !policy.OtherVersions.IsEmpty || policy != new ManagedPolicy(policy.Arn, policy.Source) { OtherVersions = policy.OtherVersions };

    private void WriteDetails(ManagedPolicy policy)
    {
        yaml.Text("name", NameOf(policy));
        IamDetails.Policy.Write(yaml, policy);
        yaml.List("otherVersions", policy.OtherVersions, version => yaml.Map(() =>
        {
            yaml.Text("versionId", version.VersionId);
            yaml.Text("createDate", version.CreateDate == DateTimeOffset.UnixEpoch ? null : version.CreateDate.ToString("O"));
            PolicyWriter.Write(yaml, "document", version.Source);
        }));
    }

    private void WriteIdentity(IamIdentity identity)
    {
        yaml.Text("name", identity.Name);
        yaml.Text("path", identity.Path);
        yaml.Text("uniqueId", identity.UniqueId);
        yaml.List("managedPolicies", identity.ManagedPolicyArns, yaml.Text);
        if (identity.InlinePolicies.Length > 0)
        {
            yaml.Map("inlinePolicies", () =>
            {
                foreach (PolicySource policy in identity.InlinePolicies)
                {
                    PolicyWriter.Write(yaml, InlineName(policy.Name), policy);
                }
            });
        }

        yaml.Text("permissionsBoundary", identity.PermissionsBoundary);
        yaml.Text("policiesUnknownBecause", identity.PoliciesUnknownBecause);
        yaml.TextMap("tags", identity.Tags);
    }

    // `inline policy kms of arn:…` is how such a policy is called.
    private static string InlineName(string name)
    {
        const string Before = "inline policy ";
        string rest = name.StartsWith(Before, StringComparison.Ordinal) ? name[Before.Length..] : name;
        int of = rest.LastIndexOf(" of ", StringComparison.Ordinal);
        return of < 0 ? rest : rest[..of];
    }

    private void WriteKey(KmsKey key)
    {
        yaml.Text("id", key.KeyId);
        yaml.List("aliases", _aliases[(key.Account, key.Region, key.KeyId)].Select(a => a.Name), yaml.Text);
        Fact("state", key.State, state => yaml.Text(KeyWords.States.Write(state)));
        yaml.Text("keySpec", key.KeySpec);
        yaml.Text("keyUsage", key.KeyUsage);
        yaml.Text("manager", key.Manager == KeyManager.Aws ? "AWS" : "CUSTOMER");
        PolicyWriter.Write(yaml, "policy", key.Policy);
        if (!key.Grants.IsKnown)
        {
            yaml.Map("grants", () => yaml.Text("unknown", key.Grants.UnknownBecause));
        }
        else
        {
            yaml.List("grants", key.Grants.Value, WriteGrant);
        }

        yaml.Text("deletionDate", key.DeletionDate?.ToString("O"));
        yaml.List("aliasDates", _aliases[(key.Account, key.Region, key.KeyId)].Where(a => a.CreationDate is not null || a.LastUpdatedDate is not null),
            alias => yaml.Map(() => KeyDetails.Alias.Write(yaml, alias)));
        KeyDetails.Key.Write(yaml, key);
        yaml.Text("origin", key.Origin);
        yaml.Text("primaryRegion", key.PrimaryRegion?.Value);
        yaml.TextMap("tags", key.Tags);
        yaml.Text("tagsUnknownBecause", key.TagsUnknownBecause);
        yaml.Text("aliasesUnknownBecause", key.AliasesUnknownBecause);
    }

    private void WriteGrant(Grant grant) => yaml.Map(() =>
    {
        yaml.Text("grantId", grant.GrantId);
        yaml.Text("granteePrincipal", grant.GranteePrincipal);
        yaml.Text("retiringPrincipal", grant.RetiringPrincipal);
        yaml.Texts("operations", grant.Operations);
        yaml.Map("constraints", () =>
        {
            yaml.TextMap("encryptionContextEquals", grant.EncryptionContextEquals, evenEmpty: true);
            yaml.TextMap("encryptionContextSubset", grant.EncryptionContextSubset, evenEmpty: true);
        });
        KeyDetails.Grant.Write(yaml, grant);
    });

    private void WriteSettings(Ec2Settings settings)
    {
        Fact("encryptionByDefault", settings.EncryptionByDefault, on => yaml.Plain(on ? "true" : "false"));
        if (!settings.DefaultKmsKeyId.IsKnown || settings.DefaultKmsKeyId.Value is not null)
        {
            Fact("defaultKmsKeyId", settings.DefaultKmsKeyId, id => yaml.Text(id ?? ""));
        }

        Fact("imageBlockPublicAccess", settings.ImageBlockPublicAccess, on => yaml.Text(on ? "block-new-sharing" : "unblocked"));
        yaml.Text("snapshotBlockPublicAccess", settings.SnapshotBlockPublicAccess);
        WriteAllowed(settings);
        if (settings.RemainingImageQuotaUnknownBecause is { } unread)
        {
            yaml.Map("remainingImageQuota", () => yaml.Text("unknown", unread));
        }
        else
        {
            yaml.Number("remainingImageQuota", settings.RemainingImageQuota);
        }
    }

    private void WriteAllowed(Ec2Settings settings)
    {
        AllowedImagesSettings allowed = settings.AllowedImages;
        if (settings.AllowedImagesUnknownBecause is { } unknown)
        {
            yaml.Map("allowedImages", () => yaml.Text("unknown", unknown));
        }
        else if (allowed is { State: AllowedImagesSettings.Enabled, Criteria: [{ IsOfProvidersOnly: true }] })
        {
            yaml.Texts("allowedImageProviders", settings.AllowedImageProviders?.AsEnumerable());
        }
        else if (allowed.State != AllowedImagesSettings.Disabled.State || !allowed.Criteria.IsEmpty)
        {
            yaml.Map("allowedImages", () =>
            {
                yaml.Text("state", allowed.State);
                yaml.List("imageCriteria", allowed.Criteria, criterion => yaml.Map(() =>
                {
                    yaml.List("imageProviders", criterion.ImageProviders, yaml.Text);
                    yaml.List("marketplaceProductCodes", criterion.MarketplaceProductCodes, yaml.Text);
                    yaml.List("imageNames", criterion.ImageNames, yaml.Text);
                    yaml.Number("maximumDaysSinceDeprecated", criterion.MaximumDaysSinceDeprecated);
                    yaml.Number("maximumDaysSinceCreated", criterion.MaximumDaysSinceCreated);
                }));
            });
        }
    }

    private void WriteImage(Image image)
    {
        yaml.Text("imageId", image.ImageId);
        yaml.Text("name", image.Name);
        yaml.Text("description", image.Description);
        yaml.Text("ownerAlias", image.OwnerAlias);
        yaml.Text("architecture", image.Architecture);
        yaml.Text("platform", image.Platform);
        yaml.Text("state", Ec2Words.ImageStates.Write(image.State));
        yaml.Text("stateReason", image.StateReason);
        yaml.Text("rootDeviceName", image.RootDeviceName);
        yaml.List("blockDeviceMappings", image.BlockDeviceMappings, device => yaml.Map(() =>
        {
            yaml.Text("deviceName", device.DeviceName);
            yaml.Text("snapshotId", device.SnapshotId);
            yaml.Number("volumeSize", device.VolumeSize);
            yaml.Text("volumeType", device.VolumeType);
            yaml.Flag("encrypted", device.Encrypted);
            yaml.Text("virtualName", device.VirtualName);
            ImageDetails.Device.Write(yaml, device);
        }));
        yaml.Map("launchPermission", () =>
        {
            yaml.Texts("userIds", image.LaunchPermissions.UserIds.Select(u => u.Value).Order(StringComparer.Ordinal));
            yaml.Texts("userGroups", image.LaunchPermissions.IsPublic ? ["all"] : []);
            yaml.Texts("organizationArns", image.LaunchPermissions.OrganizationArns.Order(StringComparer.Ordinal));
            yaml.Texts("organizationalUnitArns", image.LaunchPermissions.OrganizationalUnitArns.Order(StringComparer.Ordinal));
        });
        yaml.Text("launchPermissionUnknownBecause", image.LaunchPermissionsUnknownBecause);
        yaml.List("productCodes", image.ProductCodes, code => yaml.Map(() =>
        {
            yaml.Text("id", code.Id);
            yaml.Text("type", code.Type);
        }));
        yaml.Flag("billingProduct", image.HasBillingProduct);
        yaml.Text("sourceImageId", image.SourceImageId);
        yaml.Text("creationDate", image.CreationDate?.ToString("O"));
        yaml.Text("deprecationTime", image.DeprecationTime?.ToString("O"));
        yaml.TextMap("tags", image.Tags);
        ImageDetails.Image.Write(yaml, image);
    }

    private void WriteSnapshot(Snapshot snapshot)
    {
        yaml.Text("snapshotId", snapshot.SnapshotId);
        if (!snapshot.KmsKeyArn.IsKnown || snapshot.KmsKeyArn.Value is not null)
        {
            Fact("kmsKeyId", snapshot.KmsKeyArn, arn => yaml.Text(arn ?? ""));
        }

        yaml.Text("ebsId", snapshot.EncryptionContextId);
        yaml.Number("volumeSize", snapshot.VolumeSize);
        yaml.Text("state", Ec2Words.SnapshotStates.Write(snapshot.State));
        yaml.Text("stateMessage", snapshot.StateMessage);
        yaml.Map("createVolumePermission", () =>
        {
            yaml.Texts("userIds", snapshot.CreateVolumePermissions.Select(u => u.Value).Order(StringComparer.Ordinal));
            yaml.Texts("userGroups", snapshot.IsPublic ? ["all"] : []);
        });
        yaml.Text("createVolumePermissionUnknownBecause", snapshot.PermissionsUnknownBecause);
        yaml.TextMap("tags", snapshot.Tags);
        yaml.Text("tagsUnknownBecause", snapshot.TagsUnknownBecause);
        ImageDetails.Snapshot.Write(yaml, snapshot);
    }

    private void WriteTemplate(LaunchTemplate template)
    {
        yaml.Text("launchTemplateId", template.LaunchTemplateId);
        yaml.Text("name", template.Name);
        yaml.List("versions", template.Versions, WriteVersion, evenEmpty: true);
        yaml.Number("defaultVersion", template.DefaultVersion);
        yaml.TextMap("tags", template.Tags);
        TemplateDetails.Template.Write(yaml, template);
    }

    // A version may also name a parameter (`resolve:ssm:…`), or what EC2 refuses only at launch: no image either way.
    private void WriteVersion(string? imageId)
    {
        if (imageId is null || !TextPatterns.ImageId().IsMatch(imageId))
        {
            yaml.Plain("null");
        }
        else
        {
            yaml.Text(imageId);
        }
    }
}
