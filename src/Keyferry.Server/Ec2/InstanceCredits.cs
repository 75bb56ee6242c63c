using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>DescribeInstanceCreditSpecifications and ModifyInstanceCreditSpecification.</summary>
internal static class InstanceCredits
{
    public static Reply<Api.DescribeInstanceCreditSpecificationsResult> Describe(
        ServiceCall call, Api.DescribeInstanceCreditSpecificationsRequest request) =>
        new Ec2Service(call.Run).DescribeInstanceCreditSpecifications(
            call.Caller, call.Region, Reading.Texts(request.InstanceIds), Reading.Filters(request.Filters),
            new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeInstanceCreditSpecificationsResult
            {
                InstanceCreditSpecifications =
                [
                    .. page.Items.Select(i => new Api.InstanceCreditSpecification
                    {
                        InstanceId = i.InstanceId,
                        CpuCredits = CpuCredits.Of(i),
                    }),
                ],
                NextToken = page.NextToken,
            });

    public static Reply<Api.ModifyInstanceCreditSpecificationResult> Modify(
        ServiceCall call, Api.ModifyInstanceCreditSpecificationRequest request) =>
        new Ec2Service(call.Run).ModifyInstanceCreditSpecification(
            call.Caller, call.Region, [.. request.InstanceCreditSpecifications.Select(s => (s.InstanceId, s.CpuCredits))])
            .Answer(request.DryRun, Written);

    private static Api.ModifyInstanceCreditSpecificationResult Written(ImmutableArray<CreditChange> changes) => new()
    {
        SuccessfulInstanceCreditSpecifications =
        [
            .. changes.Where(c => c.Error is null)
                .Select(c => new Api.SuccessfulInstanceCreditSpecificationItem { InstanceId = c.InstanceId }),
        ],
        UnsuccessfulInstanceCreditSpecifications =
        [
            .. changes.Where(c => c.Error is not null).Select(c => new Api.UnsuccessfulInstanceCreditSpecificationItem
            {
                InstanceId = c.InstanceId,
                Error = new Api.UnsuccessfulInstanceCreditSpecificationItemError
                {
                    Code = c.Error!.Code,
                    Message = c.Error.Message,
                },
            }),
        ],
    };
}
