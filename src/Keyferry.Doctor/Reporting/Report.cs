using System.Collections.Immutable;
using Keyferry.Cloud.ImageBuilder;
using Keyferry.Cloud.Worlds;
using Keyferry.Doctor.Findings;

namespace Keyferry.Doctor.Reporting;

/// <summary>What a check says as a whole.</summary>
public enum Verdict
{
    /// <summary>Every job will succeed, launches included. Exit code 0.</summary>
    Succeeds,

    /// <summary>Something will fail. Exit code 1.</summary>
    Fails,

    /// <summary>Nothing surely fails, but an unknown fact or an open question decides. Exit code 3.</summary>
    CannotTell,
}

/// <summary>The result of a check, as data; renderers only lay it out.</summary>
public sealed record Report
{
    public required Verdict Verdict { get; init; }

    /// <summary>The scenario's file, or the endpoint.</summary>
    public required string Source { get; init; }

    /// <summary>The scenario's story, or null.</summary>
    public string? Story { get; init; }

    /// <summary>One for each pipeline or image that was checked.</summary>
    public ImmutableArray<DistributionReport> Distributions { get; init; } = [];

    /// <summary>Counts for the curious: jobs, calls, questions asked of the policy engine and answered from memory.</summary>
    public required RunFigures Figures { get; init; }
}

public sealed record RunFigures(int Accounts, int Regions, int Jobs, long Calls, long Questions, long QuestionsAsked);

/// <summary>The check of one pipeline or image.</summary>
public sealed record DistributionReport
{
    /// <summary>ARN of the pipeline or image.</summary>
    public required string Arn { get; init; }

    public required AccountId SourceAccount { get; init; }

    public required Region BuildRegion { get; init; }

    /// <summary>Who acts in the source account: ARN of the service-linked role or execution role.</summary>
    public required string SourcePrincipal { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>state.status of the image at the end.</summary>
    public required BuiltImageStatus ImageStatus { get; init; }

    /// <summary>state.reason as Image Builder would report it; null if it succeeds.</summary>
    public string? Reason { get; init; }

    /// <summary>Accounts (or grantees) × Regions.</summary>
    public required Matrix Matrix { get; init; }

    /// <summary>Root causes, each once: those that fail something first, then warnings, then notes.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];
}

/// <summary>The state of one cell of the matrix.</summary>
public enum CellState
{
    /// <summary>No job for this account in this Region.</summary>
    None,
    Arrives,
    Fails,

    /// <summary>The image arrives but can't be launched there.</summary>
    ArrivesUnusable,

    /// <summary>The image arrives, a post step is lost (SSM parameter, launch template).</summary>
    ArrivesIncomplete,
    CannotTell,
}

/// <summary>One row per account or grantee, one column per Region.</summary>
public sealed record Matrix(ImmutableArray<Region> Regions, ImmutableArray<MatrixRow> Rows);

/// <param name="Target">Account id, organization or OU ARN, or <c>all</c>.</param>
/// <param name="Name">The account's name, or null.</param>
/// <param name="Cells">In the order of the matrix's Regions.</param>
public sealed record MatrixRow(string Target, string? Name, ImmutableArray<MatrixCell> Cells);

/// <param name="State">What becomes of the job.</param>
/// <param name="Finding">The number of the finding that stops it first (see <see cref="Finding.Number"/>), or null.</param>
public sealed record MatrixCell(CellState State, int? Finding);
