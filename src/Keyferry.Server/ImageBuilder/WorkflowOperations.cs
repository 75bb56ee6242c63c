using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

internal static class WorkflowOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.CreateWorkflow, (call, request) => call.Service().CreateWorkflow(
            call.Caller, call.Region,
            new Workflow("", request.Name, request.SemanticVersion, request.Type, "")
            {
                Description = request.Description,
                ChangeDescription = request.ChangeDescription,
                KmsKeyId = request.KmsKeyId,
            },
            new DocumentSource(request.Data, request.Uri, request.DryRun ?? false),
            Mapping.Tags(request.Tags), Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CreateWorkflowResponse
            {
                ClientToken = request.ClientToken,
                WorkflowBuildVersionArn = arn,
                LatestVersionReferences = Mapping.Latest(arn),
            }));
        table.Add(Api.ImageBuilderModel.GetWorkflow, (call, request) =>
            call.Service().GetWorkflow(call.Caller, call.Region, request.WorkflowBuildVersionArn).As(found =>
                new Api.GetWorkflowResponse { Workflow = Whole(call, found), LatestVersionReferences = Mapping.Latest(found.Arn) }));
        table.Add(Api.ImageBuilderModel.DeleteWorkflow, (call, request) =>
            call.Service().DeleteWorkflow(call.Caller, call.Region, request.WorkflowBuildVersionArn)
                .As(arn => new Api.DeleteWorkflowResponse { WorkflowBuildVersionArn = arn }));
        table.Add(Api.ImageBuilderModel.ListWorkflows, (call, request) => call.Service().ListWorkflows(
            call.Caller, call.Region,
            Mapping.List(request.Filters, request.MaxResults, request.NextToken, request.Owner, request.ByName))
            .As(page => new Api.ListWorkflowsResponse
            {
                WorkflowVersionList = [.. page.Items.Select(w => Version(call, w))],
                NextToken = page.NextToken,
            }));
        table.Add(Api.ImageBuilderModel.ListWorkflowBuildVersions, (call, request) => call.Service().ListWorkflowBuildVersions(
            call.Caller, call.Region, request.WorkflowVersionArn, Mapping.List(null, request.MaxResults, request.NextToken))
            .As(page => new Api.ListWorkflowBuildVersionsResponse
            {
                WorkflowSummaryList = [.. page.Items.Select(w => Summary(call, w))],
                NextToken = page.NextToken,
            }));
    }

    private static Api.Workflow Whole(ServiceCall call, Workflow workflow) => new()
    {
        Arn = workflow.Arn,
        Name = workflow.Name,
        Version = workflow.Version,
        Description = workflow.Description,
        ChangeDescription = workflow.ChangeDescription,
        Type = workflow.Type,
        Owner = ImageText.OwnerOf(workflow.Arn),
        Data = workflow.Data,
        KmsKeyId = workflow.KmsKeyId,
        DateCreated = Mapping.Date(workflow.DateCreated),
        Tags = call.TagsOf(workflow.Arn),
        Parameters = workflow.Parameters.IsEmpty
            ? null
            :
            [
                .. workflow.Parameters.Select(p => new Api.WorkflowParameterDetail
                {
                    Name = p.Name, Type = p.Type, DefaultValue = p.Default, Description = p.Description,
                }),
            ],
    };

    // A version and a summary say less of a workflow, in the same words.
    private static Api.WorkflowVersion Version(ServiceCall call, Workflow workflow) =>
        Api.WorkflowVersion.Read(Whole(call, workflow).Write());

    private static Api.WorkflowSummary Summary(ServiceCall call, Workflow workflow) =>
        Api.WorkflowSummary.Read(Whole(call, workflow).Write());
}
