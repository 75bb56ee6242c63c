using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

internal static class ComponentOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.CreateComponent, (call, request) => call.Service().CreateComponent(
            call.Caller, call.Region,
            new Component("", request.Name, request.SemanticVersion, request.Platform)
            {
                Description = request.Description,
                ChangeDescription = request.ChangeDescription,
                SupportedOsVersions = Mapping.Texts(request.SupportedOsVersions),
                KmsKeyId = request.KmsKeyId,
            },
            new DocumentSource(request.Data, request.Uri, request.DryRun ?? false),
            Mapping.Tags(request.Tags), Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CreateComponentResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                ComponentBuildVersionArn = arn,
                LatestVersionReferences = Mapping.Latest(arn),
            }));
        table.Add(Api.ImageBuilderModel.GetComponent, (call, request) =>
            call.Service().GetComponent(call.Caller, call.Region, request.ComponentBuildVersionArn).As(component =>
                new Api.GetComponentResponse
                {
                    RequestId = call.RequestId,
                    Component = Whole(call, component),
                    LatestVersionReferences = Mapping.Latest(component.Arn),
                }));
        table.Add(Api.ImageBuilderModel.DeleteComponent, (call, request) =>
            call.Service().DeleteComponent(call.Caller, call.Region, request.ComponentBuildVersionArn)
                .As(arn => new Api.DeleteComponentResponse { RequestId = call.RequestId, ComponentBuildVersionArn = arn }));
        AddLists(table);
    }

    private static void AddLists(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.ListComponents, (call, request) => call.Service().ListComponents(
            call.Caller, call.Region,
            Mapping.List(request.Filters, request.MaxResults, request.NextToken, request.Owner, request.ByName))
            .As(page => new Api.ListComponentsResponse
            {
                RequestId = call.RequestId,
                ComponentVersionList = [.. page.Items.Select(Version)],
                NextToken = page.NextToken,
            }));
        table.Add(Api.ImageBuilderModel.ListComponentBuildVersions, (call, request) => call.Service().ListComponentBuildVersions(
            call.Caller, call.Region, request.ComponentVersionArn, Mapping.List(null, request.MaxResults, request.NextToken))
            .As(page => new Api.ListComponentBuildVersionsResponse
            {
                RequestId = call.RequestId,
                ComponentSummaryList = [.. page.Items.Select(c => Summary(call, c))],
                NextToken = page.NextToken,
            }));
    }

    private static Api.Component Whole(ServiceCall call, Component component) => new()
    {
        Arn = component.Arn,
        Name = component.Name,
        Version = component.Version,
        Description = component.Description,
        ChangeDescription = component.ChangeDescription,
        Type = component.Type,
        Platform = component.Platform,
        SupportedOsVersions = Mapping.NotEmpty(component.SupportedOsVersions),
        Parameters =
        [
            .. component.Parameters.Select(p => new Api.ComponentParameterDetail
            {
                Name = p.Name, Type = p.Type, DefaultValue = p.Default, Description = p.Description,
            }),
        ],
        Owner = ImageText.OwnerOf(component.Arn),
        Data = component.Data,
        KmsKeyId = component.KmsKeyId,
        Encrypted = true,
        DateCreated = Mapping.Date(component.DateCreated),
        Tags = call.TagsOf(component.Arn),
    };

    private static Api.ComponentVersion Version(Component component) => new()
    {
        Arn = component.Arn,
        Name = component.Name,
        Version = component.Version,
        Description = component.Description,
        Platform = component.Platform,
        SupportedOsVersions = Mapping.NotEmpty(component.SupportedOsVersions),
        Type = component.Type,
        Owner = ImageText.OwnerOf(component.Arn),
        DateCreated = Mapping.Date(component.DateCreated),
        Status = "ACTIVE",
    };

    private static Api.ComponentSummary Summary(ServiceCall call, Component component) => new()
    {
        Arn = component.Arn,
        Name = component.Name,
        Version = component.Version,
        Platform = component.Platform,
        SupportedOsVersions = Mapping.NotEmpty(component.SupportedOsVersions),
        Type = component.Type,
        Owner = ImageText.OwnerOf(component.Arn),
        Description = component.Description,
        ChangeDescription = component.ChangeDescription,
        DateCreated = Mapping.Date(component.DateCreated),
        Tags = call.TagsOf(component.Arn),
    };
}
