using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>Instances.</summary>
internal static class InstanceOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.RunInstances, RunInstances);
        table.Add(Api.Ec2Model.DescribeInstances, DescribeInstances);
        table.Add(Api.Ec2Model.DescribeInstanceStatus, DescribeInstanceStatus);
        table.Add(Api.Ec2Model.DescribeInstanceTypes, DescribeInstanceTypes);
        table.Add(Api.Ec2Model.DescribeInstanceTypeOfferings, (call, request) => new Ec2Service(call.Run)
            .DescribeInstanceTypeOfferings(
                call.Caller, call.Region, request.LocationType, Reading.Filters(request.Filters),
                new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeInstanceTypeOfferingsResult
            {
                InstanceTypeOfferings =
                [
                    .. page.Items.Select(o => new Api.InstanceTypeOffering
                    {
                        InstanceType = o.Type,
                        LocationType = o.LocationType,
                        Location = o.Location,
                    }),
                ],
                NextToken = page.NextToken,
            }));
        table.Add(Api.Ec2Model.DescribeInstanceAttribute, InstanceAttributes.Describe);
        table.Add(Api.Ec2Model.ModifyInstanceAttribute, InstanceAttributes.Modify);
        table.Add(Api.Ec2Model.ModifyInstanceMetadataOptions, InstanceAttributes.ModifyMetadata);
        table.Add(Api.Ec2Model.MonitorInstances, (call, request) => new Ec2Service(call.Run)
            .SetMonitoring(call.Caller, call.Region, Reading.Texts(request.InstanceIds), detailed: true)
            .Answer(request.DryRun, changed => new Api.MonitorInstancesResult { InstanceMonitorings = InstanceAttributes.Monitored(changed) }));
        table.Add(Api.Ec2Model.UnmonitorInstances, (call, request) => new Ec2Service(call.Run)
            .SetMonitoring(call.Caller, call.Region, Reading.Texts(request.InstanceIds), detailed: false)
            .Answer(request.DryRun, changed => new Api.UnmonitorInstancesResult { InstanceMonitorings = InstanceAttributes.Monitored(changed) }));
        table.Add(Api.Ec2Model.DescribeInstanceCreditSpecifications, InstanceCredits.Describe);
        table.Add(Api.Ec2Model.ModifyInstanceCreditSpecification, InstanceCredits.Modify);
        table.Add(Api.Ec2Model.StartInstances, (call, request) => new Ec2Service(call.Run)
            .StartInstances(call.Caller, call.Region, Reading.Texts(request.InstanceIds))
            .Answer(request.DryRun, changes => new Api.StartInstancesResult { StartingInstances = Changes(changes) }));
        table.Add(Api.Ec2Model.StopInstances, (call, request) => new Ec2Service(call.Run)
            .StopInstances(call.Caller, call.Region, Reading.Texts(request.InstanceIds))
            .Answer(request.DryRun, changes => new Api.StopInstancesResult { StoppingInstances = Changes(changes) }));
        table.Add(Api.Ec2Model.TerminateInstances, (call, request) => new Ec2Service(call.Run)
            .TerminateInstances(call.Caller, call.Region, Reading.Texts(request.InstanceIds))
            .Answer(request.DryRun, changes => new Api.TerminateInstancesResult { TerminatingInstances = Changes(changes) }));
        table.Add(Api.Ec2Model.RebootInstances, (call, request) => new Ec2Service(call.Run)
            .RebootInstances(call.Caller, call.Region, Reading.Texts(request.InstanceIds))
            .Answer(request.DryRun, _ => default(Done)));
    }

    private static Reply<Api.Reservation> RunInstances(ServiceCall call, Api.RunInstancesRequest request)
    {
        Reply<InstanceLaunch> launch = LaunchReading.Read(request);
        return launch.Succeeded
            ? new Ec2Service(call.Run).LaunchInstances(call.Caller, call.Region, launch.Value!)
                .Answer(request.DryRun, made => InstanceAnswers.Reservation(call.World, made))
            : launch.Error;
    }

    private static Reply<Api.DescribeInstancesResult> DescribeInstances(ServiceCall call, Api.DescribeInstancesRequest request) =>
        new Ec2Service(call.Run).DescribeInstances(
            call.Caller, call.Region, Reading.Texts(request.InstanceIds), Reading.Filters(request.Filters),
            new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeInstancesResult
            {
                Reservations =
                [
                    .. page.Items.GroupBy(i => i.ReservationId).Select(r => InstanceAnswers.Reservation(call.World, [.. r])),
                ],
                NextToken = page.NextToken,
            });

    private static Reply<Api.DescribeInstanceStatusResult> DescribeInstanceStatus(
        ServiceCall call, Api.DescribeInstanceStatusRequest request) =>
        new Ec2Service(call.Run).DescribeInstanceStatus(
            call.Caller, call.Region, Reading.Texts(request.InstanceIds), Reading.Filters(request.Filters),
            new Ec2PageRequest(request.MaxResults, request.NextToken), request.IncludeAllInstances == true)
            .Answer(request.DryRun, page => new Api.DescribeInstanceStatusResult
            {
                InstanceStatuses = [.. page.Items.Select(InstanceAnswers.Status)],
                NextToken = page.NextToken,
            });

    private static Reply<Api.DescribeInstanceTypesResult> DescribeInstanceTypes(
        ServiceCall call, Api.DescribeInstanceTypesRequest request) =>
        new Ec2Service(call.Run).DescribeInstanceTypes(
            call.Caller, call.Region, Reading.Texts(request.InstanceTypes), Reading.Filters(request.Filters),
            new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeInstanceTypesResult
            {
                InstanceTypes = [.. page.Items.Select(InstanceAnswers.Type)],
                NextToken = page.NextToken,
            });

    private static IReadOnlyList<Api.InstanceStateChange> Changes(ImmutableArray<InstanceChange> changes) =>
    [
        .. changes.Select(c => new Api.InstanceStateChange
        {
            InstanceId = c.InstanceId,
            PreviousState = InstanceAnswers.State(c.Before),
            CurrentState = InstanceAnswers.State(c.Now),
        }),
    ];
}
