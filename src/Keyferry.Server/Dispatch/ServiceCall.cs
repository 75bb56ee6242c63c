using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Server.Dispatch;

/// <summary>A call of a service while it is carried out: the run it happens in, who made it and where.</summary>
public sealed class ServiceCall(Run run, Caller caller, Region region, string requestId)
{
    /// <summary>What the call changes; dropped if the call fails.</summary>
    public Run Run { get; } = run;

    public World World => Run.World;

    public Caller Caller { get; } = caller;

    /// <summary>The account that calls. A caller over HTTP always has one: services call from inside.</summary>
    public AccountId Account { get; } =
        caller.Account ?? throw new InvalidOperationException($"{caller.Arn} has no account");

    /// <summary>The Region of the endpoint, from the signature's scope.</summary>
    public Region Region { get; } = region;

    public string RequestId { get; } = requestId;

    public Platform Platform { get; } =
        run.Platform ?? throw new InvalidOperationException("a service that acts needs a platform");
}
