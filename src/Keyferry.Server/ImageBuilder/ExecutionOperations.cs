using Keyferry.Cloud.ImageBuilder;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>The runs of workflows and their steps.</summary>
internal static class ExecutionOperations
{
    public static void AddTo(OperationTable table)
    {
        AddExecutions(table);
        AddSteps(table);
    }

    private static void AddExecutions(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.ListWorkflowExecutions, (call, request) => call.Service().ListWorkflowExecutions(
            call.Caller, call.Region, request.ImageBuildVersionArn, Mapping.List(null, request.MaxResults, request.NextToken))
            .As(page => new Api.ListWorkflowExecutionsResponse
            {
                RequestId = call.RequestId,
                WorkflowExecutions = [.. page.Items.Select(Metadata)],
                ImageBuildVersionArn = request.ImageBuildVersionArn,
                NextToken = page.NextToken,
            }));
        table.Add(Api.ImageBuilderModel.GetWorkflowExecution, (call, request) =>
            call.Service().GetWorkflowExecution(call.Caller, call.Region, request.WorkflowExecutionId).As(found =>
                new Api.GetWorkflowExecutionResponse
                {
                    RequestId = call.RequestId,
                    WorkflowBuildVersionArn = found.WorkflowArn,
                    WorkflowExecutionId = found.Id,
                    ImageBuildVersionArn = found.ImageArn,
                    Type = found.Type,
                    Status = ImageText.Status(found.Status),
                    Message = found.Message,
                    TotalStepCount = found.Steps.Length,
                    TotalStepsSucceeded = Count(found, WorkflowStatus.Completed),
                    TotalStepsFailed = Count(found, WorkflowStatus.Failed),
                    TotalStepsSkipped = Count(found, WorkflowStatus.Skipped),
                    StartTime = Mapping.Date(found.Started),
                    EndTime = Mapping.Date(found.Ended),
                    ParallelGroup = found.ParallelGroup,
                }));
        table.Add(Api.ImageBuilderModel.ListWorkflowStepExecutions, (call, request) =>
            call.Service().ListWorkflowStepExecutions(
                call.Caller, call.Region, request.WorkflowExecutionId, Mapping.List(null, request.MaxResults, request.NextToken))
            .As(page =>
            {
                WorkflowExecution? execution = call.World.ImageBuilder.WorkflowExecutions.GetValueOrDefault(request.WorkflowExecutionId);
                return new Api.ListWorkflowStepExecutionsResponse
                {
                    RequestId = call.RequestId,
                    Steps = [.. page.Items.Select(s => Metadata(s.Step))],
                    WorkflowBuildVersionArn = execution?.WorkflowArn,
                    WorkflowExecutionId = request.WorkflowExecutionId,
                    ImageBuildVersionArn = execution?.ImageArn,
                    NextToken = page.NextToken,
                };
            }));
    }

    private static void AddSteps(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.GetWorkflowStepExecution, (call, request) =>
            call.Service().GetWorkflowStepExecution(call.Caller, call.Region, request.StepExecutionId)
                .As(found => Whole(call, found)));
        table.Add(Api.ImageBuilderModel.ListWaitingWorkflowSteps, (call, request) => call.Service().ListWaitingWorkflowSteps(
            call.Caller, call.Region, Mapping.List(null, request.MaxResults, request.NextToken))
            .As(page => new Api.ListWaitingWorkflowStepsResponse
            {
                Steps = [.. page.Items.Select(Waiting)],
                NextToken = page.NextToken,
            }));
        table.Add(Api.ImageBuilderModel.SendWorkflowStepAction, (call, request) => call.Service().SendWorkflowStepAction(
            call.Caller, call.Region, request.StepExecutionId, request.ImageBuildVersionArn, request.Action, request.Reason,
            Mapping.Token(request.ClientToken, request))
            .As(_ => new Api.SendWorkflowStepActionResponse
            {
                StepExecutionId = request.StepExecutionId,
                ImageBuildVersionArn = request.ImageBuildVersionArn,
                ClientToken = request.ClientToken,
            }));
    }

    private static Api.WorkflowExecutionMetadata Metadata(WorkflowExecution execution) => new()
    {
        WorkflowBuildVersionArn = execution.WorkflowArn,
        WorkflowExecutionId = execution.Id,
        Type = execution.Type,
        Status = ImageText.Status(execution.Status),
        Message = execution.Message,
        TotalStepCount = execution.Steps.Length,
        TotalStepsSucceeded = Count(execution, WorkflowStatus.Completed),
        TotalStepsFailed = Count(execution, WorkflowStatus.Failed),
        TotalStepsSkipped = Count(execution, WorkflowStatus.Skipped),
        StartTime = Mapping.Date(execution.Started),
        EndTime = Mapping.Date(execution.Ended),
        ParallelGroup = execution.ParallelGroup,
        Retried = execution.Retried,
    };

    private static Api.WorkflowStepMetadata Metadata(WorkflowStepExecution step) => new()
    {
        StepExecutionId = step.Id,
        Name = step.Name,
        Description = step.Description,
        Action = step.Action,
        Status = ImageText.Status(step.Status),
        Message = step.Message,
        Inputs = step.Inputs,
        Outputs = step.Outputs,
        StartTime = Mapping.Date(step.Started),
        EndTime = Mapping.Date(step.Ended),
    };

    private static Api.GetWorkflowStepExecutionResponse Whole(ServiceCall call, WorkflowStep found) => new()
    {
        RequestId = call.RequestId,
        StepExecutionId = found.Step.Id,
        WorkflowBuildVersionArn = found.Execution.WorkflowArn,
        WorkflowExecutionId = found.Execution.Id,
        ImageBuildVersionArn = found.Execution.ImageArn,
        Name = found.Step.Name,
        Description = found.Step.Description,
        Action = found.Step.Action,
        Status = ImageText.Status(found.Step.Status),
        Message = found.Step.Message,
        Inputs = found.Step.Inputs,
        Outputs = found.Step.Outputs,
        StartTime = Mapping.Date(found.Step.Started),
        EndTime = Mapping.Date(found.Step.Ended),
        OnFailure = found.Step.OnFailure,
        TimeoutSeconds = found.Step.TimeoutSeconds,
    };

    private static Api.WorkflowStepExecution Waiting(WorkflowStep waiting) => new()
    {
        StepExecutionId = waiting.Step.Id,
        ImageBuildVersionArn = waiting.Execution.ImageArn,
        WorkflowExecutionId = waiting.Execution.Id,
        WorkflowBuildVersionArn = waiting.Execution.WorkflowArn,
        Name = waiting.Step.Name,
        Action = waiting.Step.Action,
        StartTime = Mapping.Date(waiting.Step.Started),
    };

    private static int Count(WorkflowExecution execution, WorkflowStatus status) => execution.Steps.Count(s => s.Status == status);
}
