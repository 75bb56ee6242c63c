using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Server.Storage.Json;

/// <summary>
/// What the world is made of, for the serializer. The types come with <see cref="World"/>; those that only a converter
/// sees are named.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    IgnoreReadOnlyProperties = true,
    IncludeFields = true,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(AccountIdConverter),
        typeof(RegionConverter),
        typeof(PositionConverter),
        typeof(PolicyConverter),
        typeof(BytesConverter),
        typeof(AccountAndNameConverter),
        typeof(AccountAndRegionConverter),
        typeof(RegionAndIdConverter),
        typeof(AccountRegionAndIdConverter),
        typeof(AccountRegionAndTwoConverter),
        typeof(FactConverter<bool>),
        typeof(FactConverter<string>),
        typeof(FactConverter<KeyState>),
        typeof(FactConverter<ImmutableArray<Grant>>),
        typeof(FactConverter<Policy>),
    ])]
[JsonSerializable(typeof(World))]
[JsonSerializable(typeof(KeptPolicy))]
[JsonSerializable(typeof(ImmutableArray<Grant>))]
[JsonSerializable(typeof(Fact<bool>))]
// Two types of one name need names of their own here.
[JsonSerializable(typeof(Cloud.Ec2.FastLaunch), TypeInfoPropertyName = "Ec2FastLaunch")]
internal sealed partial class WorldJsonContext : JsonSerializerContext;
