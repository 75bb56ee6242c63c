namespace Keyferry.Aws.Tests.Harness;

/// <summary>What goes wrong between a client and its server.</summary>
internal enum Fault
{
    None,

    /// <summary>The service says 'too often'.</summary>
    Throttled,

    /// <summary>The service says that it is broken, in its own envelope.</summary>
    Broken,

    /// <summary>A load balancer's page in HTML, with status 503.</summary>
    Page,

    /// <summary>The answer takes longer than an attempt may.</summary>
    Slow,

    /// <summary>The connection is reset before the answer.</summary>
    Reset,

    /// <summary>The connection is reset in the middle of the answer.</summary>
    ResetAmidst,

    /// <summary>The connection ends orderly in the middle of the body.</summary>
    Truncated,

    /// <summary>Half of the body, with a length that says that it is all.</summary>
    Halved,

    /// <summary>Half of the body, then nothing, and the connection stays open.</summary>
    Stalled,
}
