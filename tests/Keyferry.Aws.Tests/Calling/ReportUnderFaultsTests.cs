using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Doctor.Checking;
using Keyferry.Doctor.Reporting;
using Fault = Keyferry.Aws.Tests.Harness.Fault;

namespace Keyferry.Aws.Tests.Calling;

/// <summary>Whatever happens between the client and its server, a report is the same or says what is unknown.</summary>
public sealed class ReportUnderFaultsTests
{
    private const string Pipeline = "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden";

    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(0.8);

    /// <summary>One request of ten goes wrong, in any way; then every second.</summary>
    [Theory]
    [InlineData("two-of-four", 1, 10)]
    [InlineData("two-of-four", 2, 2)]
    [InlineData("golden", 3, 10)]
    [InlineData("golden", 4, 2)]
    public async Task A_job_comes_out_the_same_or_unknown(string example, int seed, int oneOf)
    {
        await using LocalAccounts local = await LocalAccounts.OfExampleAsync(example);
        Dictionary<string, CellState> untroubled = await JobsAsync(local.OfEveryAccount);
        Random random = new(seed);
        await using FaultyProxy proxy = new(local.Endpoint, Next, s_attempt * 2);
        Dictionary<string, CellState> troubled = await JobsAsync(local.OfEveryAccount with
        {
            EndpointUrl = proxy.Endpoint,
            AttemptTime = s_attempt,
            ReadTime = TimeSpan.FromSeconds(8),
            Retries = 3,
        });

        // Where the pipeline itself couldn't be read there is no job to tell of, and without its settings not whose.
        Assert.All(troubled, job => Assert.Contains(
            job.Value, new[] { untroubled.GetValueOrDefault(job.Key, CellState.CannotTell), CellState.CannotTell }));

        Fault Next()
        {
            lock (random)
            {
                return random.Next(oneOf) == 0 ? (Fault)random.Next(1, Enum.GetValues<Fault>().Length) : Fault.None;
            }
        }
    }

    private static async Task<Dictionary<string, CellState>> JobsAsync(AccessOptions options)
    {
        using AwsAccess access = new(options);
        LiveReading reading =
            await new WorldReading(access, TimeProvider.System).ReadAsync(LiveTarget.Parse(Pipeline, null, out _)!);
        if (reading.Problem is not null)
        {
            Assert.True(reading.IsUnread, reading.Problem);
            return [];
        }

        Report report = Checker.Check(reading.World, "live", new CheckTarget(reading.Pipeline), out _)!;
        return report.Distributions.Single().Matrix.Rows
            .SelectMany(row => row.Cells.Select((cell, index) => ($"{row.Target} in column {index}", cell.State)))
            .ToDictionary();
    }
}
