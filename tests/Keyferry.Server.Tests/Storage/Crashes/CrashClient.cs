using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Storage.Crashes;

/// <summary>
/// Makes one change after another, each when the one before was answered, and remembers every answer. It outlives the servers:
/// what was answered by one must be there in the next, and of what wasn't answered for all or nothing.
/// </summary>
internal abstract class CrashClient(string account)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>How many changes were answered.</summary>
    public int Answered { get; protected set; }

    /// <summary>Goes on until the server is gone.</summary>
    public async Task WorkAsync(Uri endpoint)
    {
        using HttpCaller caller = new(endpoint, account);
        try
        {
            await ResumeAsync(caller);
            while (true)
            {
                await StepAsync(caller);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // Killed, with or without an answer to the last call.
        }
    }

    /// <summary>Throws where the server doesn't have what was answered.</summary>
    public async Task CheckAsync(Uri endpoint)
    {
        using HttpCaller caller = new(endpoint, account);
        await ResumeAsync(caller);
        await CheckAsync(caller);
    }

    /// <summary>Finds out what became of the change that wasn't answered for.</summary>
    protected virtual Task ResumeAsync(HttpCaller caller) => Task.CompletedTask;

    /// <summary>Makes one change.</summary>
    protected abstract Task StepAsync(HttpCaller caller);

    protected abstract Task CheckAsync(HttpCaller caller);

    protected static async Task<T> AwaitAsync<T>(Func<Task<T>> look, Func<T, bool> isDone, string what)
    {
        for (DateTime end = DateTime.UtcNow + s_patience; ; await Task.Delay(10))
        {
            T seen = await look();
            if (isDone(seen))
            {
                return seen;
            }

            Assert.True(DateTime.UtcNow < end, $"{what} is still {seen}");
        }
    }

    /// <summary>Whether the call succeeded; AWS's refusal is false.</summary>
    protected static async Task<bool> TryAsync<TInput, TOutput>(
        HttpCaller caller, ServiceModel service, Operation<TInput, TOutput> operation, TInput input)
        where TInput : IWireStructure<TInput>
        where TOutput : IWireStructure<TOutput> =>
        await caller.AskAsync(service, operation, input) is DecodedResponse.Success;
}
