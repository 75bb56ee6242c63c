using System.Collections.Immutable;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Checking;

/// <summary>A distribution's report with what stands behind it.</summary>
/// <param name="Report">What people see.</param>
/// <param name="Causes">The root causes of its first findings, in the same order.</param>
/// <param name="OpenCauses">What would stand in the way if an open question had the other answer.</param>
internal sealed record Examination(DistributionReport Report, ImmutableArray<Cause> Causes, ImmutableArray<Cause> OpenCauses);
