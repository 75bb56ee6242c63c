using Keyferry.Aws.Reading;

namespace Keyferry.Cli.Live;

/// <summary>What reading live accounts came to for a command.</summary>
/// <param name="Reading">what was read; null when there is nothing to go on with, which was said on stderr</param>
/// <param name="Code">what the process answers then</param>
internal readonly record struct LiveOutcome(LiveReading? Reading, int Code);
