using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

internal static class PipelineOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.CreateImagePipeline, (call, request) => call.Service().CreateImagePipeline(
            call.Caller, call.Region, PipelineShapes.Read(call, request), Mapping.Tags(request.Tags),
            Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CreateImagePipelineResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                ImagePipelineArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.UpdateImagePipeline, (call, request) => call.Service().UpdateImagePipeline(
            call.Caller, call.Region, request.ImagePipelineArn, PipelineShapes.Read(call, request),
            Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.UpdateImagePipelineResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                ImagePipelineArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.GetImagePipeline, (call, request) =>
            call.Service().GetImagePipeline(call.Caller, call.Region, request.ImagePipelineArn)
                .As(found => new Api.GetImagePipelineResponse
                {
                    RequestId = call.RequestId,
                    ImagePipeline = PipelineShapes.Write(call, found),
                }));
        table.Add(Api.ImageBuilderModel.DeleteImagePipeline, (call, request) =>
            call.Service().DeleteImagePipeline(call.Caller, call.Region, request.ImagePipelineArn)
                .As(arn => new Api.DeleteImagePipelineResponse { RequestId = call.RequestId, ImagePipelineArn = arn }));
        table.Add(Api.ImageBuilderModel.ListImagePipelines, (call, request) => call.Service().ListImagePipelines(
            call.Caller, call.Region, Mapping.List(request.Filters, request.MaxResults, request.NextToken))
            .As(page => new Api.ListImagePipelinesResponse
            {
                RequestId = call.RequestId,
                ImagePipelineList = [.. page.Items.Select(p => PipelineShapes.Write(call, p))],
                NextToken = page.NextToken,
            }));
        table.Add(Api.ImageBuilderModel.StartImagePipelineExecution, (call, request) =>
            call.Service().StartImagePipelineExecution(
                call.Caller, call.Region, request.ImagePipelineArn, Mapping.Tags(request.Tags),
                Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.StartImagePipelineExecutionResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                ImageBuildVersionArn = arn,
            }));
    }
}
