using System.Collections.Immutable;
using Keyferry.Doctor.Reporting;

namespace Keyferry.Doctor.Checking;

/// <summary>A distribution's report, and the root causes of its first findings in the same order.</summary>
internal sealed record Examination(DistributionReport Report, ImmutableArray<Cause> Causes);
