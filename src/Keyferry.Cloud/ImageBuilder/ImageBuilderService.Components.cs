using System.Collections.Immutable;
using System.Globalization;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.ImageBuilder;

// Components and workflows: documents under a semantic version, with a build number that Image Builder gives.
public sealed partial class ImageBuilderService
{
    private static readonly IReadOnlyDictionary<string, Func<Component, IEnumerable<string?>>> s_componentFields =
        new Dictionary<string, Func<Component, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["description"] = c => [c.Description],
            ["name"] = c => [c.Name],
            ["platform"] = c => [c.Platform],
            ["supportedOsVersion"] = c => c.SupportedOsVersions,
            ["type"] = c => [c.Type],
            ["version"] = c => [c.Version],
        };

    private static readonly IReadOnlyDictionary<string, Func<Workflow, IEnumerable<string?>>> s_workflowFields =
        new Dictionary<string, Func<Workflow, IEnumerable<string?>>>(StringComparer.Ordinal)
        {
            ["description"] = w => [w.Description],
            ["name"] = w => [w.Name],
            ["type"] = w => [w.Type],
            ["version"] = w => [w.Version],
        };

    /// <summary>CreateComponent: the ARN of the build version; the same name and version again make the next build.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="region">Where.</param>
    /// <param name="wanted">What; its ARN, type and parameters come from here.</param>
    /// <param name="source">Its document.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="token">The client token.</param>
    public Reply<string> CreateComponent(
        Caller caller, Region region, Component wanted, DocumentSource source, ImmutableDictionary<string, string> tags,
        ClientToken token)
    {
        string arn = NextBuild(caller, region, "component", wanted.Name, wanted.Version, State.Components.Keys);
        return CreateDocument(caller, region, "CreateComponent", arn, wanted.Version, source, DocumentReading.Component, tags, token, read =>
        {
            Component made = wanted with
            {
                Arn = arn,
                Data = source.Data,
                Type = read.Type ?? "BUILD",
                Parameters = read.Parameters,
                Description = wanted.Description,
                DateCreated = World.Now,
            };
            State = State with { Components = State.Components.Add(arn, made) };
        });
    }

    /// <summary>CreateWorkflow: the ARN of the build version.</summary>
    public Reply<string> CreateWorkflow(
        Caller caller, Region region, Workflow wanted, DocumentSource source, ImmutableDictionary<string, string> tags,
        ClientToken token)
    {
        string type = "workflow/" + wanted.Type.ToLowerInvariant();
        string arn = NextBuild(caller, region, type, wanted.Name, wanted.Version, State.Workflows.Keys);
        return CreateDocument(caller, region, "CreateWorkflow", arn, wanted.Version, source, DocumentReading.Workflow, tags, token, read =>
        {
            Workflow made = wanted with
            {
                Arn = arn,
                Data = source.Data ?? "",
                Parameters = read.Parameters,
                Description = wanted.Description,
                DateCreated = World.Now,
            };
            State = State with { Workflows = State.Workflows.Add(arn, made) };
        });
    }

    private Reply<string> CreateDocument(
        Caller caller, Region region, string operation, string arn, string version, DocumentSource source,
        Func<string, Reply<ReadDocument>> read, ImmutableDictionary<string, string> tags, ClientToken token, Action<ReadDocument> add) =>
        Call<string>(caller, region, operation, arn, new Access { Tags = tags }, _ => Once(caller, region, operation, token, () =>
        {
            if (VersionedArns.Problem(version) is { } wrong)
            {
                return ImageBuilderErrors.InvalidVersion(wrong);
            }

            if (source.Data is null == source.Uri is null)
            {
                return ImageBuilderErrors.InvalidCombination("Exactly one of 'data' and 'uri' must be given.");
            }

            if (source.Data is null)
            {
                // There is no S3 here: what AWS says of an object that it can't fetch. The sentence is ours.
                return ImageBuilderErrors.InvalidValue(
                    "uri", $"The object '{source.Uri}' does not exist or can't be read. Give the document as 'data' instead.");
            }

            Reply<ReadDocument> document = read(source.Data);
            if (!document.Succeeded)
            {
                return document.Error;
            }

            if (source.IsDryRun)
            {
                return ImageBuilderErrors.DryRun;
            }

            add(document.Value!);
            Tag(arn, tags);
            return arn;
        }));

    private static string NextBuild(
        Caller caller, Region region, string type, string name, string version, IEnumerable<string> known)
    {
        string arn = ImageBuilderArns.Make(Account(caller), region, type, $"{name}/{version}");
        return $"{arn}/{VersionedArns.NextBuild(known, arn).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>GetComponent, by build version, version, or a version with <c>x</c>.</summary>
    public Reply<Component> GetComponent(Caller caller, Region region, string arn) =>
        Get(caller, region, "GetComponent", arn, a => FindComponent(region, a), c => c.Arn);

    /// <summary>GetWorkflow, by build version, version, or a version with <c>x</c>.</summary>
    public Reply<Workflow> GetWorkflow(Caller caller, Region region, string arn) =>
        Get(caller, region, "GetWorkflow", arn, a => FindWorkflow(region, a), w => w.Arn);

    /// <summary>DeleteComponent of one build version that no recipe uses.</summary>
    public Reply<string> DeleteComponent(Caller caller, Region region, string arn) => Delete(
        caller, region, "DeleteComponent", arn, State.Components.ContainsKey(arn),
        () => State.ImageRecipes.Values.Any(r => r.Components.Any(c => FindComponent(region, c)?.Arn == arn)),
        state => state with { Components = state.Components.Remove(arn) });

    /// <summary>DeleteWorkflow of one build version that no pipeline uses.</summary>
    public Reply<string> DeleteWorkflow(Caller caller, Region region, string arn) => Delete(
        caller, region, "DeleteWorkflow", arn, State.Workflows.ContainsKey(arn),
        () => State.ImagePipelines.Values.Any(p => p.Workflows.Any(w => FindWorkflow(region, w)?.Arn == arn)),
        state => state with { Workflows = state.Workflows.Remove(arn) });

    /// <summary>ListComponents: the newest build of each version, under the version's ARN.</summary>
    public Reply<Page<Component>> ListComponents(Caller caller, Region region, ListRequest request) => List(
        caller, region, "ListComponents", AllOf(caller, region, "component"),
        () => Versions(
            Owned(caller, region, request.Owner, "GetComponent", State.Components, AmazonResources.Components(region).Select(c => c.Value)),
            c => c.Arn, (c, arn) => c with { Arn = arn }, request.ByName),
        c => c.Arn, request, s_componentFields);

    /// <summary>ListComponentBuildVersions of a version.</summary>
    public Reply<Page<Component>> ListComponentBuildVersions(Caller caller, Region region, string? versionArn, ListRequest request) => List(
        caller, region, "ListComponentBuildVersions", versionArn ?? AllOf(caller, region, "component"),
        () => Builds(caller, State.Components, AmazonResources.Components(region), region, versionArn),
        c => c.Arn, request, s_componentFields);

    /// <summary>ListWorkflows: the newest build of each version, under the version's ARN.</summary>
    public Reply<Page<Workflow>> ListWorkflows(Caller caller, Region region, ListRequest request) => List(
        caller, region, "ListWorkflows", AllOf(caller, region, "workflow"),
        () => Versions(
            Owned(caller, region, request.Owner, "GetWorkflow", State.Workflows, AmazonResources.Workflows(region).Select(w => w.Value)),
            w => w.Arn, (w, arn) => w with { Arn = arn }, request.ByName),
        w => w.Arn, request, s_workflowFields);

    /// <summary>ListWorkflowBuildVersions of a version.</summary>
    public Reply<Page<Workflow>> ListWorkflowBuildVersions(Caller caller, Region region, string? versionArn, ListRequest request) => List(
        caller, region, "ListWorkflowBuildVersions", versionArn ?? AllOf(caller, region, "workflow"),
        () => Builds(caller, State.Workflows, AmazonResources.Workflows(region), region, versionArn),
        w => w.Arn, request, s_workflowFields);

    internal static Component? FindComponent(World world, Region region, string arn) =>
        Find(world.ImageBuilder.Components, AmazonResources.Components, region, arn);

    private Component? FindComponent(Region region, string arn) => FindComponent(World, region, arn);

    private Workflow? FindWorkflow(Region region, string arn) => Find(State.Workflows, AmazonResources.Workflows, region, arn);

    private static T? Find<T>(
        ImmutableDictionary<string, T> own, Func<Region, IEnumerable<KeyValuePair<string, T>>> amazon, Region region, string arn)
        where T : class =>
        own.TryGetValue(arn, out T? exact) ? exact
        : VersionedArns.Newest(ImageBuilderArns.Owner(arn) is null ? amazon(region) : own, arn);

    // One item for each version, or for each name under `x.x.x`: the newest.
    private static IEnumerable<T> Versions<T>(IEnumerable<T> things, Func<T, string> arnOf, Func<T, string, T> under, bool byName)
        where T : class =>
        things.GroupBy(t => VersionedArns.Split(arnOf(t)) is var (name, version, _) ? $"{name}/{(byName ? "x.x.x" : version)}" : "")
            .Select(group => under(
                VersionedArns.Newest(group.Select(t => KeyValuePair.Create(arnOf(t), t)), group.Key)!, group.Key));

    private static IEnumerable<T> Builds<T>(
        Caller caller, IEnumerable<KeyValuePair<string, T>> own, IEnumerable<KeyValuePair<string, T>> amazon, Region region,
        string? versionArn) =>
        versionArn is null
            ? own.Where(t => IsHere(t.Key, region) && ImageBuilderArns.Owner(t.Key) == caller.Account).Select(t => t.Value)
            : own.Concat(amazon).Where(t => VersionedArns.Matches(versionArn, t.Key, out _)).Select(t => t.Value);
}
