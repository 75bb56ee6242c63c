namespace Keyferry.Cli;

/// <summary>What the process says in one number; documented in <c>docs/exit-codes.md</c> and stable.</summary>
public static class ExitCode
{
    /// <summary>Every job will succeed; the request is allowed; the page was printed.</summary>
    public const int Success = 0;

    /// <summary>Something will fail; the request is denied.</summary>
    public const int Failure = 1;

    /// <summary>A wrong command line or input that can't be read.</summary>
    public const int BadInput = 2;

    /// <summary>An unknown fact or an open question decides.</summary>
    public const int CannotTell = 3;

    /// <summary>A fault of this program.</summary>
    public const int Bug = 4;

    /// <summary>Whoever read the answer went away: what a shell reports for SIGPIPE.</summary>
    public const int OutputClosed = 141;
}
