using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Iam;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Organizations;
using Keyferry.Cloud.Ssm;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios;

/// <summary>A world while it is being read: what the readers have found so far, and what is wrong with it.</summary>
internal sealed class ScenarioLoad
{
    private readonly ImmutableDictionary<string, Origin>.Builder _origins = OriginMap.Empty.Places.ToBuilder();
    private readonly List<Action> _later = [];
    private readonly string _document;

    public ScenarioLoad(string document, Func<string, string?>? readFile)
    {
        _document = document;
        Problems = new ProblemList(document);
        Policies = new PolicyReader(document, readFile, Problems);
    }

    public ProblemList Problems { get; }

    public PolicyReader Policies { get; }

    public ImmutableDictionary<string, Organization>.Builder Organizations { get; } =
        ImmutableDictionary.CreateBuilder<string, Organization>();

    public ImmutableDictionary<AccountId, Account>.Builder Accounts { get; } = ImmutableDictionary.CreateBuilder<AccountId, Account>();

    public ImmutableDictionary<(AccountId, string), Role>.Builder Roles { get; } =
        ImmutableDictionary.CreateBuilder<(AccountId, string), Role>();

    public ImmutableDictionary<(AccountId, string), User>.Builder Users { get; } =
        ImmutableDictionary.CreateBuilder<(AccountId, string), User>();

    public ImmutableDictionary<(AccountId, string), Group>.Builder Groups { get; } =
        ImmutableDictionary.CreateBuilder<(AccountId, string), Group>();

    public ImmutableDictionary<(AccountId, string), InstanceProfile>.Builder InstanceProfiles { get; } =
        ImmutableDictionary.CreateBuilder<(AccountId, string), InstanceProfile>();

    public ImmutableDictionary<string, ManagedPolicy>.Builder ManagedPolicies { get; } =
        ImmutableDictionary.CreateBuilder<string, ManagedPolicy>();

    public ImmutableDictionary<string, KmsKey>.Builder Keys { get; } = ImmutableDictionary.CreateBuilder<string, KmsKey>();

    public ImmutableDictionary<string, KmsAlias>.Builder Aliases { get; } = ImmutableDictionary.CreateBuilder<string, KmsAlias>();

    public ImmutableDictionary<(AccountId, Region), Ec2Settings>.Builder Ec2Settings { get; } =
        ImmutableDictionary.CreateBuilder<(AccountId, Region), Ec2Settings>();

    public ImmutableDictionary<(Region, string), Image>.Builder Images { get; } =
        ImmutableDictionary.CreateBuilder<(Region, string), Image>();

    public ImmutableDictionary<(Region, string), Snapshot>.Builder Snapshots { get; } =
        ImmutableDictionary.CreateBuilder<(Region, string), Snapshot>();

    public ImmutableDictionary<string, LaunchTemplate>.Builder LaunchTemplates { get; } =
        ImmutableDictionary.CreateBuilder<string, LaunchTemplate>();

    public ImmutableDictionary<string, SsmParameter>.Builder Parameters { get; } =
        ImmutableDictionary.CreateBuilder<string, SsmParameter>();

    public ImageBuilderLoad ImageBuilder { get; } = new();

    /// <summary>Volumes, instances …, as far as they are read.</summary>
    public Ec2State Ec2 { get; set; } = Ec2State.Empty;

    /// <summary>Earlier versions and tags of parameters, as far as they are read.</summary>
    public SsmState Ssm { get; set; } = SsmState.Empty;

    /// <summary>The AWS managed keys that were needed, as far as they are read.</summary>
    public KmsState Kms { get; set; } = KmsState.Empty;

    /// <summary>What Organizations keeps beside its trees, as far as it is read.</summary>
    public OrganizationsState OrganizationsState { get; set; } = OrganizationsState.Empty;

    public ImmutableDictionary<AccountId, string>.Builder AccountAliases { get; } =
        ImmutableDictionary.CreateBuilder<AccountId, string>();

    public Horizon Horizon { get; set; } = Horizon.Empty;

    /// <summary>Whether the scenario says of a thing that it isn't there, or that it isn't known: then nothing misses it.</summary>
    public bool IsBeyond(string subject) => Horizon.Unread.ContainsKey(subject) || Horizon.Absent.Contains(subject);

    /// <summary>Puts a thing into its map and notes where it stands; a second one of the same name is an error.</summary>
    public void Add<TKey, T>(
        ImmutableDictionary<TKey, T>.Builder map, TKey key, T value, string subject, MapReader from, string what)
        where TKey : notnull
    {
        if (map.TryAdd(key, value))
        {
            Note(subject, from.Map);
        }
        else
        {
            Problems.Error(from.Pointer, from.Map.Position, $"{what} is there twice", "remove one, or give it another name");
        }
    }

    /// <summary>Does a check once everything is read: what it looks for may stand further down.</summary>
    public void Later(Action check) => _later.Add(check);

    public void RunLater()
    {
        foreach (Action check in _later)
        {
            check();
        }
    }

    /// <summary>Notes where a thing stands, and each field of it; policy documents are left to the policies themselves.</summary>
    public void Note(string subject, SourceMap map)
    {
        Note(subject, "", map.Position);
        NoteFields(subject, "", map);
    }

    public void Note(string subject, string field, Position at) =>
        _origins[OriginMap.Name(subject, field)] = new Origin(_document, at);

    public OriginMap Origins() => new(_origins.ToImmutable());

    /// <summary>IAM's unique id for a name, always the same: 17 letters and digits behind <c>AROA</c> or <c>AIDA</c>.</summary>
    public static string UniqueId(string prefix, AccountId account, string name)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{prefix}/{account}/{name}"));
        return prefix + string.Concat(hash.Take(17).Select(b => Letters[b % Letters.Length]));
    }

    private void NoteFields(string subject, string path, SourceNode node)
    {
        switch (node)
        {
            case SourceMap map:
                foreach (SourceEntry entry in map.Entries)
                {
                    string field = path.Length == 0 ? entry.Key : $"{path}/{entry.Key}";
                    Note(subject, field, entry.KeyPosition);
                    if (!IsPolicy(entry))
                    {
                        NoteFields(subject, field, entry.Value);
                    }
                }

                break;
            case SourceList list:
                for (int i = 0; i < list.Items.Length; i++)
                {
                    string field = string.Create(CultureInfo.InvariantCulture, $"{path}/{i}");
                    Note(subject, field, list.Items[i].Position);
                    NoteFields(subject, field, list.Items[i]);
                }

                break;
        }
    }

    private static bool IsPolicy(SourceEntry entry) =>
        entry.Key is "policy" or "trustPolicy" or "document" || (entry.Value as SourceMap)?.Find("Statement") is not null;
}

/// <summary>Image Builder's part of <see cref="ScenarioLoad"/>.</summary>
internal sealed class ImageBuilderLoad
{
    public ImmutableDictionary<string, Component>.Builder Components { get; } = ImmutableDictionary.CreateBuilder<string, Component>();

    public ImmutableDictionary<string, ImageRecipe>.Builder ImageRecipes { get; } =
        ImmutableDictionary.CreateBuilder<string, ImageRecipe>();

    public ImmutableDictionary<string, InfrastructureConfiguration>.Builder InfrastructureConfigurations { get; } =
        ImmutableDictionary.CreateBuilder<string, InfrastructureConfiguration>();

    public ImmutableDictionary<string, DistributionConfiguration>.Builder DistributionConfigurations { get; } =
        ImmutableDictionary.CreateBuilder<string, DistributionConfiguration>();

    public ImmutableDictionary<string, ImagePipeline>.Builder ImagePipelines { get; } =
        ImmutableDictionary.CreateBuilder<string, ImagePipeline>();

    public ImmutableDictionary<string, BuiltImage>.Builder Images { get; } = ImmutableDictionary.CreateBuilder<string, BuiltImage>();

    public ImmutableDictionary<string, Workflow>.Builder Workflows { get; } = ImmutableDictionary.CreateBuilder<string, Workflow>();

    public ImmutableDictionary<string, ImmutableDictionary<string, string>>.Builder Tags { get; } =
        ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>();

    public ImmutableDictionary<string, string>.Builder Policies { get; } = ImmutableDictionary.CreateBuilder<string, string>();

    public ImageBuilderState State() => new()
    {
        Components = Components.ToImmutable(),
        ImageRecipes = ImageRecipes.ToImmutable(),
        InfrastructureConfigurations = InfrastructureConfigurations.ToImmutable(),
        DistributionConfigurations = DistributionConfigurations.ToImmutable(),
        ImagePipelines = ImagePipelines.ToImmutable(),
        Images = Images.ToImmutable(),
        Workflows = Workflows.ToImmutable(),
        Tags = Tags.ToImmutable(),
        Policies = Policies.ToImmutable(),
    };
}
