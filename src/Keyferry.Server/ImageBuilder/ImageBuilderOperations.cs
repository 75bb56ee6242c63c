using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>Image Builder's operations, mapped to the core; here those that are the same for every kind of resource.</summary>
public static class ImageBuilderOperations
{
    public static void AddTo(OperationTable table)
    {
        ComponentOperations.AddTo(table);
        RecipeOperations.AddTo(table);
        ConfigurationOperations.AddTo(table);
        PipelineOperations.AddTo(table);
        ImageOperations.AddTo(table);
        WorkflowOperations.AddTo(table);
        ExecutionOperations.AddTo(table);
        AddTags(table);
        AddPolicies(table);
    }

    private static void AddTags(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.ListTagsForResource, (call, request) =>
            call.Service().ListTagsForResource(call.Caller, call.Region, request.ResourceArn)
                .As(tags => new Api.ListTagsForResourceResponse { Tags = tags }));
        table.Add(Api.ImageBuilderModel.TagResource, (call, request) =>
            call.Service().TagResource(call.Caller, call.Region, request.ResourceArn, Mapping.Tags(request.Tags))
                .As(_ => new Api.TagResourceResponse()));
        table.Add(Api.ImageBuilderModel.UntagResource, (call, request) =>
            call.Service().UntagResource(call.Caller, call.Region, request.ResourceArn, Mapping.Texts(request.TagKeys))
                .As(_ => new Api.UntagResourceResponse()));
    }

    private static void AddPolicies(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.GetComponentPolicy, (call, request) =>
            Get(call, "GetComponentPolicy", request.ComponentArn)
                .As(policy => new Api.GetComponentPolicyResponse { RequestId = call.RequestId, Policy = policy }));
        table.Add(Api.ImageBuilderModel.GetImagePolicy, (call, request) =>
            Get(call, "GetImagePolicy", request.ImageArn)
                .As(policy => new Api.GetImagePolicyResponse { RequestId = call.RequestId, Policy = policy }));
        table.Add(Api.ImageBuilderModel.GetImageRecipePolicy, (call, request) =>
            Get(call, "GetImageRecipePolicy", request.ImageRecipeArn)
                .As(policy => new Api.GetImageRecipePolicyResponse { RequestId = call.RequestId, Policy = policy }));
        table.Add(Api.ImageBuilderModel.PutComponentPolicy, (call, request) =>
            Put(call, "PutComponentPolicy", request.ComponentArn, request.Policy)
                .As(arn => new Api.PutComponentPolicyResponse { RequestId = call.RequestId, ComponentArn = arn }));
        table.Add(Api.ImageBuilderModel.PutImagePolicy, (call, request) =>
            Put(call, "PutImagePolicy", request.ImageArn, request.Policy)
                .As(arn => new Api.PutImagePolicyResponse { RequestId = call.RequestId, ImageArn = arn }));
        table.Add(Api.ImageBuilderModel.PutImageRecipePolicy, (call, request) =>
            Put(call, "PutImageRecipePolicy", request.ImageRecipeArn, request.Policy)
                .As(arn => new Api.PutImageRecipePolicyResponse { RequestId = call.RequestId, ImageRecipeArn = arn }));
    }

    private static Reply<string> Get(ServiceCall call, string operation, string arn) =>
        call.Service().GetPolicy(call.Caller, call.Region, operation, arn);

    private static Reply<string> Put(ServiceCall call, string operation, string arn, string policy) =>
        call.Service().PutPolicy(call.Caller, call.Region, operation, arn, policy);
}
