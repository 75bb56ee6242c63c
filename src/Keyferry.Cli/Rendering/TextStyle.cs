namespace Keyferry.Cli.Rendering;

/// <summary>How a text report looks; the command decides by the terminal and NO_COLOR.</summary>
/// <param name="Width">Columns at which prose wraps. ARNs are never broken and may be longer.</param>
/// <param name="Color">Whether ANSI colours are written; without them the text says the same.</param>
/// <param name="Reason">Whether the image's whole state.reason is shown, as Image Builder would report it.</param>
public sealed record TextStyle(int Width = 80, bool Color = false, bool Reason = false);
