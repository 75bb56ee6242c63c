using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

public sealed partial class ImageBuilderService
{
    private static readonly IReadOnlyDictionary<string, Func<BuiltImage, IEnumerable<string?>>> s_imageFields =
        new Dictionary<string, Func<BuiltImage, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["name"] = i => [ImageText.Name(i)],
            ["osVersion"] = i => [i.OsVersion],
            ["platform"] = i => [i.Platform],
            ["type"] = _ => ["AMI"],
            ["version"] = i => [ImageText.Version(i)],
        };

    /// <summary>GetImage, by build version, version, or a version with <c>x</c>.</summary>
    public Reply<BuiltImage> GetImage(Caller caller, Region region, string arn) =>
        Get(caller, region, "GetImage", arn, a => FindImage(region, a), i => i.Arn);

    /// <summary>ListImages: the newest build of each version, under the version's ARN.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="region">Where.</param>
    /// <param name="request">Filters, owner and page.</param>
    /// <param name="includeDeprecated">Whether deprecated ones are listed too.</param>
    public Reply<Page<BuiltImage>> ListImages(Caller caller, Region region, ListRequest request, bool includeDeprecated) => List(
        caller, region, "ListImages", AllOf(caller, region, "image"),
        () => Versions(
            Owned(caller, region, request.Owner, "GetImage", State.Images, AmazonResources.Images(region).Select(i => i.Value))
                .Where(i => includeDeprecated || i.Status != BuiltImageStatus.Deprecated),
            i => i.Arn, (i, arn) => i with { Arn = arn }, request.ByName),
        i => i.Arn, request, s_imageFields);

    /// <summary>ListImageBuildVersions of a version.</summary>
    public Reply<Page<BuiltImage>> ListImageBuildVersions(Caller caller, Region region, string? versionArn, ListRequest request) => List(
        caller, region, "ListImageBuildVersions", versionArn ?? AllOf(caller, region, "image"),
        () => Builds(caller, State.Images, AmazonResources.Images(region), region, versionArn), i => i.Arn, request, s_imageFields);

    /// <summary>ListImagePipelineImages: what a pipeline made.</summary>
    public Reply<Page<BuiltImage>> ListImagePipelineImages(Caller caller, Region region, string pipelineArn, ListRequest request) =>
        Call<Page<BuiltImage>>(caller, region, "ListImagePipelineImages", pipelineArn, Access.Plain, _ =>
            IsHere(pipelineArn, region) && State.ImagePipelines.ContainsKey(pipelineArn)
                ? Listing.Take(
                    State.Images.Values.Where(i => i.SourcePipelineArn == pipelineArn), i => i.Arn, request, s_imageFields)
                : ImageBuilderErrors.NotFound(pipelineArn));

    /// <summary>ListImagePackages: none, since no machine is run that could tell.</summary>
    public Reply<Page<string>> ListImagePackages(Caller caller, Region region, string arn, ListRequest request) =>
        Call<Page<string>>(caller, region, "ListImagePackages", arn, Access.Plain, _ =>
            IsHere(arn, region) && State.Images.ContainsKey(arn)
                ? Listing.Take<string>([], p => p, request, ImmutableDictionary<string, Func<string, IEnumerable<string?>>>.Empty)
                : ImageBuilderErrors.NotFound(arn));

    /// <summary>ListImageScanFindings and ListImageScanFindingAggregations: none, as where Inspector isn't enabled.</summary>
    public Reply<Done> ListScanFindings(Caller caller, Region region, string operation, string? nextToken) =>
        Call<Done>(caller, region, operation, "*", Access.Plain, _ =>
            nextToken is null ? default(Done) : ImageBuilderErrors.InvalidPaginationToken);

    private BuiltImage? FindImage(Region region, string arn) => Find(State.Images, AmazonResources.Images, region, arn);
}
