using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Requests;

namespace Keyferry.Cloud.ImageBuilder;

// Infrastructure and distribution configurations: named, changeable, without versions.
public sealed partial class ImageBuilderService
{
    private static readonly IReadOnlyDictionary<string, Func<InfrastructureConfiguration, IEnumerable<string?>>>
        s_infrastructureFields = new Dictionary<string, Func<InfrastructureConfiguration, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["name"] = c => [c.Name],
        };

    private static readonly IReadOnlyDictionary<string, Func<DistributionConfiguration, IEnumerable<string?>>> s_distributionFields =
        new Dictionary<string, Func<DistributionConfiguration, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["name"] = c => [c.Name],
        };

    /// <summary>CreateInfrastructureConfiguration: its ARN. The instance profile must be there, and the caller may pass its role.</summary>
    public Reply<string> CreateInfrastructureConfiguration(
        Caller caller, Region region, InfrastructureConfiguration wanted, ImmutableDictionary<string, string> tags, ClientToken token)
    {
        const string operation = "CreateInfrastructureConfiguration";
        string arn = ImageBuilderArns.Make(Account(caller), region, "infrastructure-configuration", wanted.Name);
        return Call<string>(caller, region, operation, arn, new Access { Tags = tags, Context = Context(wanted) }, scope =>
            Once(caller, region, operation, token, () =>
            {
                if (State.InfrastructureConfigurations.ContainsKey(arn))
                {
                    return ImageBuilderErrors.AlreadyExists("InfrastructureConfiguration", arn);
                }

                if (CheckInstanceProfile(scope, caller, region, wanted.InstanceProfileName) is { } refused)
                {
                    return refused;
                }

                Put(wanted with { Arn = arn, DateCreated = World.Now });
                Tag(arn, tags);
                return arn;
            }));
    }

    /// <summary>UpdateInfrastructureConfiguration: everything but the name is as given, what isn't given is gone.</summary>
    public Reply<string> UpdateInfrastructureConfiguration(
        Caller caller, Region region, string arn, InfrastructureConfiguration wanted, ClientToken token)
    {
        const string operation = "UpdateInfrastructureConfiguration";
        return Call<string>(caller, region, operation, arn, new Access { Context = Context(wanted) }, scope =>
            Once(caller, region, operation, token, () =>
            {
                if (!IsHere(arn, region)
                    || !State.InfrastructureConfigurations.TryGetValue(arn, out InfrastructureConfiguration? old))
                {
                    return ImageBuilderErrors.NotFound(arn);
                }

                if (CheckInstanceProfile(scope, caller, region, wanted.InstanceProfileName) is { } refused)
                {
                    return refused;
                }

                Put(wanted with { Arn = arn, Name = old.Name, DateCreated = old.DateCreated, DateUpdated = World.Now });
                return arn;
            }));
    }

    public Reply<InfrastructureConfiguration> GetInfrastructureConfiguration(Caller caller, Region region, string arn) => Get(
        caller, region, "GetInfrastructureConfiguration", arn,
        a => State.InfrastructureConfigurations.GetValueOrDefault(a), c => c.Arn);

    /// <summary>DeleteInfrastructureConfiguration that no pipeline uses.</summary>
    public Reply<string> DeleteInfrastructureConfiguration(Caller caller, Region region, string arn) => Delete(
        caller, region, "DeleteInfrastructureConfiguration", arn, State.InfrastructureConfigurations.ContainsKey(arn),
        () => State.ImagePipelines.Values.Any(p => p.InfrastructureConfigurationArn == arn),
        state => state with { InfrastructureConfigurations = state.InfrastructureConfigurations.Remove(arn) });

    public Reply<Page<InfrastructureConfiguration>> ListInfrastructureConfigurations(
        Caller caller, Region region, ListRequest request) => List(
        caller, region, "ListInfrastructureConfigurations", AllOf(caller, region, "infrastructure-configuration"),
        () => Owned(caller, region, null, "", State.InfrastructureConfigurations, []),
        c => c.Arn, request, s_infrastructureFields);

    /// <summary>CreateDistributionConfiguration: its ARN (E40–E43, E56).</summary>
    public Reply<string> CreateDistributionConfiguration(
        Caller caller, Region region, DistributionConfiguration wanted, ImmutableDictionary<string, string> tags, ClientToken token)
    {
        const string operation = "CreateDistributionConfiguration";
        string arn = ImageBuilderArns.Make(Account(caller), region, "distribution-configuration", wanted.Name);
        return Call<string>(caller, region, operation, arn, new Access { Tags = tags }, _ =>
            Once(caller, region, operation, token, () =>
            {
                if (State.DistributionConfigurations.ContainsKey(arn))
                {
                    return ImageBuilderErrors.AlreadyExists("DistributionConfiguration", arn);
                }

                if (SettingsValidation.Check(wanted).FirstOrDefault()?.Error is { } refused)
                {
                    return refused;
                }

                Put(wanted with { Arn = arn, DateCreated = World.Now });
                Tag(arn, tags);
                return arn;
            }));
    }

    /// <summary>UpdateDistributionConfiguration: description and all entries are as given.</summary>
    public Reply<string> UpdateDistributionConfiguration(
        Caller caller, Region region, string arn, DistributionConfiguration wanted, ClientToken token)
    {
        const string operation = "UpdateDistributionConfiguration";
        return Call<string>(caller, region, operation, arn, Access.Plain, _ =>
            Once(caller, region, operation, token, () =>
            {
                if (!IsHere(arn, region) || !State.DistributionConfigurations.TryGetValue(arn, out DistributionConfiguration? old))
                {
                    return ImageBuilderErrors.NotFound(arn);
                }

                if (SettingsValidation.Check(wanted).FirstOrDefault()?.Error is { } refused)
                {
                    return refused;
                }

                Put(wanted with { Arn = arn, Name = old.Name, DateCreated = old.DateCreated, DateUpdated = World.Now });
                return arn;
            }));
    }

    public Reply<DistributionConfiguration> GetDistributionConfiguration(Caller caller, Region region, string arn) => Get(
        caller, region, "GetDistributionConfiguration", arn,
        a => State.DistributionConfigurations.GetValueOrDefault(a), c => c.Arn);

    /// <summary>DeleteDistributionConfiguration that no pipeline uses.</summary>
    public Reply<string> DeleteDistributionConfiguration(Caller caller, Region region, string arn) => Delete(
        caller, region, "DeleteDistributionConfiguration", arn, State.DistributionConfigurations.ContainsKey(arn),
        () => State.ImagePipelines.Values.Any(p => p.DistributionConfigurationArn == arn),
        state => state with { DistributionConfigurations = state.DistributionConfigurations.Remove(arn) });

    public Reply<Page<DistributionConfiguration>> ListDistributionConfigurations(
        Caller caller, Region region, ListRequest request) => List(
        caller, region, "ListDistributionConfigurations", AllOf(caller, region, "distribution-configuration"),
        () => Owned(caller, region, null, "", State.DistributionConfigurations, []),
        c => c.Arn, request, s_distributionFields);

    private void Put(InfrastructureConfiguration configuration) => State = State with
    {
        InfrastructureConfigurations = State.InfrastructureConfigurations.SetItem(configuration.Arn, configuration),
    };

    private void Put(DistributionConfiguration configuration) => State = State with
    {
        DistributionConfigurations = State.DistributionConfigurations.SetItem(configuration.Arn, configuration),
    };

    private static ImmutableArray<KeyValuePair<string, ContextValue>> Context(InfrastructureConfiguration wanted)
    {
        ImmutableArray<KeyValuePair<string, ContextValue>>.Builder context =
            ImmutableArray.CreateBuilder<KeyValuePair<string, ContextValue>>();
        foreach ((string key, string value) in wanted.ResourceTags)
        {
            context.Add(new($"imagebuilder:CreatedResourceTag/{key}", ContextValue.Of(value)));
        }

        if (!wanted.ResourceTags.IsEmpty)
        {
            context.Add(new("imagebuilder:CreatedResourceTagKeys",
                ContextValue.Many(wanted.ResourceTags.Keys.Order(StringComparer.Ordinal))));
        }

        if (wanted.InstanceMetadata?.HttpTokens is { } tokens)
        {
            context.Add(new("imagebuilder:Ec2MetadataHttpTokens", ContextValue.Of(tokens)));
        }

        if (wanted.SnsTopicArn is { } topic)
        {
            context.Add(new("imagebuilder:StatusTopicArn", ContextValue.Of(topic)));
        }

        return context.ToImmutable();
    }
}
