using System.Globalization;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Services.Ssm;

namespace Keyferry.Server.Tests.Storage.Crashes;

/// <summary>
/// Writes 1, 2, 3 … into a parameter: its value, its version and its history are in several rows and must agree.
/// </summary>
internal sealed class CountingClient(int number) : CrashClient("111122223333")
{
    private readonly string _name = $"/count/{number}";
    private int _asked;

    protected override async Task ResumeAsync(HttpCaller caller)
    {
        int found = await ReadAsync(caller);
        Assert.True(found == Answered || found == _asked, $"{_name}: {Answered} was answered, {_asked} asked for, {found} is there");
        Answered = _asked = found;
    }

    protected override async Task StepAsync(HttpCaller caller)
    {
        _asked = Answered + 1;
        string value = _asked.ToString(CultureInfo.InvariantCulture);
        PutParameterResult put = await caller.CallAsync(
            SsmModel.Service, SsmModel.PutParameter,
            new PutParameterRequest { Name = _name, Value = value, Type = "String", Overwrite = true });
        Assert.Equal(_asked, put.Version);
        Answered = _asked;
    }

    protected override async Task CheckAsync(HttpCaller caller)
    {
        if (Answered == 0)
        {
            return;
        }

        List<ParameterHistory> history = [];
        string? next = null;
        do
        {
            GetParameterHistoryResult page = await caller.CallAsync(
                SsmModel.Service, SsmModel.GetParameterHistory, new GetParameterHistoryRequest { Name = _name, NextToken = next });
            history.AddRange(page.Parameters!);
            next = page.NextToken;
        }
        while (next is not null);

        // AWS keeps a hundred versions.
        int first = Math.Max(1, Answered - 99);
        Assert.Equal(
            Enumerable.Range(first, Answered - first + 1).Select(v => (v.ToString(CultureInfo.InvariantCulture), (long?)v)),
            history.Select(h => (h.Value!, h.Version)));
    }

    private async Task<int> ReadAsync(HttpCaller caller)
    {
        GetParametersResult read = await caller.CallAsync(
            SsmModel.Service, SsmModel.GetParameters, new GetParametersRequest { Names = [_name] });
        if (read.Parameters is not [{ } parameter])
        {
            return 0;
        }

        Assert.Equal(parameter.Value, parameter.Version?.ToString(CultureInfo.InvariantCulture));
        return int.Parse(parameter.Value!, CultureInfo.InvariantCulture);
    }
}
