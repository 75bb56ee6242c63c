using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>SSM's PutParameter as a distribution uses it (F1.54, F1.84, F1.85, E44).</summary>
public sealed class SsmService(Run run)
{
    private readonly Run _run = run;

    public Reply<Done> PutParameter(Caller caller, Region region, string name, string value, string dataType) =>
        throw new System.Diagnostics.UnreachableException($"{_run} {caller} {region} {name} {value} {dataType}");
}
