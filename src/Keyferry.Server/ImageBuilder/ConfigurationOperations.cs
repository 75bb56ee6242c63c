using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Server.ImageBuilder;

/// <summary>Infrastructure and distribution configurations.</summary>
internal static class ConfigurationOperations
{
    public static void AddTo(OperationTable table)
    {
        AddInfrastructure(table);
        AddDistribution(table);
    }

    private static void AddInfrastructure(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.CreateInfrastructureConfiguration, (call, request) =>
            call.Service().CreateInfrastructureConfiguration(
                call.Caller, call.Region, InfrastructureShapes.Read(request), Mapping.Tags(request.Tags),
                Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CreateInfrastructureConfigurationResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                InfrastructureConfigurationArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.UpdateInfrastructureConfiguration, (call, request) =>
            call.Service().UpdateInfrastructureConfiguration(
                call.Caller, call.Region, request.InfrastructureConfigurationArn, InfrastructureShapes.Read(request),
                Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.UpdateInfrastructureConfigurationResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                InfrastructureConfigurationArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.GetInfrastructureConfiguration, (call, request) =>
            call.Service().GetInfrastructureConfiguration(call.Caller, call.Region, request.InfrastructureConfigurationArn)
            .As(found => new Api.GetInfrastructureConfigurationResponse
            {
                RequestId = call.RequestId,
                InfrastructureConfiguration = InfrastructureShapes.Write(call, found),
            }));
        table.Add(Api.ImageBuilderModel.DeleteInfrastructureConfiguration, (call, request) =>
            call.Service().DeleteInfrastructureConfiguration(call.Caller, call.Region, request.InfrastructureConfigurationArn)
            .As(arn => new Api.DeleteInfrastructureConfigurationResponse
            {
                RequestId = call.RequestId,
                InfrastructureConfigurationArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.ListInfrastructureConfigurations, (call, request) =>
            call.Service().ListInfrastructureConfigurations(
                call.Caller, call.Region, Mapping.List(request.Filters, request.MaxResults, request.NextToken))
            .As(page => new Api.ListInfrastructureConfigurationsResponse
            {
                RequestId = call.RequestId,
                InfrastructureConfigurationSummaryList = [.. page.Items.Select(c => InfrastructureShapes.Summary(call, c))],
                NextToken = page.NextToken,
            }));
    }

    private static void AddDistribution(OperationTable table)
    {
        table.Add(Api.ImageBuilderModel.CreateDistributionConfiguration, (call, request) =>
            call.Service().CreateDistributionConfiguration(
                call.Caller, call.Region, DistributionShapes.Read(request.Name, request.Description, request.Distributions),
                Mapping.Tags(request.Tags), Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.CreateDistributionConfigurationResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                DistributionConfigurationArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.UpdateDistributionConfiguration, (call, request) =>
            call.Service().UpdateDistributionConfiguration(
                call.Caller, call.Region, request.DistributionConfigurationArn,
                DistributionShapes.Read("", request.Description, request.Distributions),
                Mapping.Token(request.ClientToken, request))
            .As(arn => new Api.UpdateDistributionConfigurationResponse
            {
                RequestId = call.RequestId,
                ClientToken = request.ClientToken,
                DistributionConfigurationArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.GetDistributionConfiguration, (call, request) =>
            call.Service().GetDistributionConfiguration(call.Caller, call.Region, request.DistributionConfigurationArn)
            .As(found => new Api.GetDistributionConfigurationResponse
            {
                RequestId = call.RequestId,
                DistributionConfiguration = DistributionShapes.Write(call, found),
            }));
        table.Add(Api.ImageBuilderModel.DeleteDistributionConfiguration, (call, request) =>
            call.Service().DeleteDistributionConfiguration(call.Caller, call.Region, request.DistributionConfigurationArn)
            .As(arn => new Api.DeleteDistributionConfigurationResponse
            {
                RequestId = call.RequestId,
                DistributionConfigurationArn = arn,
            }));
        table.Add(Api.ImageBuilderModel.ListDistributionConfigurations, (call, request) =>
            call.Service().ListDistributionConfigurations(
                call.Caller, call.Region, Mapping.List(request.Filters, request.MaxResults, request.NextToken))
            .As(page => new Api.ListDistributionConfigurationsResponse
            {
                RequestId = call.RequestId,
                DistributionConfigurationSummaryList = [.. page.Items.Select(c => DistributionShapes.Summary(call, c))],
                NextToken = page.NextToken,
            }));
    }
}
