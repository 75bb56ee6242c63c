using System.Net;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Server.Hosting;

/// <summary>How a server is to run.</summary>
public sealed record ServeOptions
{
    /// <summary>0: any that is free.</summary>
    public int Port { get; init; } = 4566;

    /// <summary>Only this machine may call, unless told otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The world to begin with.</summary>
    public World World { get; init; } = new();

    /// <summary>The secret that a root of development must sign with; null: any.</summary>
    public string? RootSecret { get; init; }

    /// <summary>Whether signatures aren't verified.</summary>
    public bool AuthenticationIsOff { get; init; }

    /// <summary>How long one stage of what AWS does in the background takes.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(50);
}
