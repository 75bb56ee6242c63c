using System.Collections.Immutable;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Ec2.Instances;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// DescribeInstanceCreditSpecifications and ModifyInstanceCreditSpecification.
public sealed partial class Ec2Service
{
    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceCreditSpecifications.html: those that are named,
    /// which must be burstable; without names the unlimited ones.
    /// </summary>
    public Reply<Ec2Page<Instance>> DescribeInstanceCreditSpecifications(
        Caller caller, Region region, ImmutableArray<string> ids, ImmutableArray<Ec2Filter> filters, Ec2PageRequest page)
    {
        const string Operation = "DescribeInstanceCreditSpecifications";
        Reply<IEnumerable<Instance>> found = FindAll(caller, region, Operation, ids, filters, page, InstanceFilters.Credits);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        Instance[] instances = [.. found.Value!];
        return !ids.IsEmpty && instances.FirstOrDefault(i => CpuCredits.Of(i) is null) is { } other
            ? InstanceErrors.NoCredits(other.InstanceId)
            : Ec2Pages.Cut(
                instances.Where(i => !ids.IsEmpty || CpuCredits.Of(i) == CpuCredits.Unlimited), i => i.InstanceId, page, Operation);
    }

    /// <summary>
    /// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCreditSpecification.html: what became of each
    /// change; a caller who may not is denied as a whole.
    /// </summary>
    public Reply<ImmutableArray<CreditChange>> ModifyInstanceCreditSpecification(
        Caller caller, Region region, ImmutableArray<(string InstanceId, string? CpuCredits)> changes)
    {
        const string Action = "ec2:ModifyInstanceCreditSpecification";
        using CallScope scope = run.Begin(
            caller, Action, region, Instance.ArnOf(Account(caller), region, changes.Length == 1 ? changes[0].InstanceId : "*"));
        var done = ImmutableArray.CreateBuilder<CreditChange>();
        foreach ((string id, string? credits) in changes)
        {
            Reply<Instance> found = FindInstance(scope, caller, Action, region, id);
            if (!found.Succeeded && !found.Error.Code.StartsWith("InvalidInstanceID", StringComparison.Ordinal))
            {
                return found.Error;
            }

            if (CpuCredits.Check(credits) is { } wrong)
            {
                return scope.Fail(wrong);
            }

            ServiceError? error = found.Succeeded ? CheckCredits(found.Value!) : found.Error;
            if (error is null)
            {
                Instance instance = found.Value!;
                InstanceWork.Put(run, instance with { Options = instance.Options with { CpuCredits = credits ?? instance.Options.CpuCredits } });
            }

            done.Add(new CreditChange(id, error));
        }

        return done.ToImmutable();
    }

    private static ServiceError? CheckCredits(Instance instance) =>
        CpuCredits.Of(instance) is null ? InstanceErrors.NoCredits(instance.InstanceId)
        : instance.State is InstanceState.Terminated or InstanceState.ShuttingDown
            ? InstanceErrors.IncorrectState(instance.InstanceId, "modified")
        : null;
}
