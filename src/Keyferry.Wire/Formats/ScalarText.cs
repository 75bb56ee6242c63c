using System.Diagnostics;
using System.Globalization;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Wire.Formats;

/// <summary>Scalars as text: in forms, XML, headers, queries and paths.</summary>
internal static class ScalarText
{
    /// <exception cref="InvalidOperationException">
    /// The value isn't one of that shape: a fault of whoever made it.
    /// </exception>
    public static string Write(
        Shape shape, WireValue value, TimestampFormat format, bool isPadded = false) =>
        (shape, value) switch
        {
            (Shape.Text, WireValue.Text t) => t.Value,
            (Shape.Integer, WireValue.Integer i) => i.Value.ToString(CultureInfo.InvariantCulture),
            (Shape.Number, WireValue.Number n) => Write(n.Value),
            (Shape.Number, WireValue.Integer i) => i.Value.ToString(CultureInfo.InvariantCulture),
            (Shape.Boolean, WireValue.Boolean b) => b.Value ? "true" : "false",
            (Shape.Blob, WireValue.Blob b) => Convert.ToBase64String(b.Bytes.Span),
            (Shape.Timestamp, WireValue.Timestamp t) => TimestampText.Write(t.Value, format, isPadded),
            _ => throw Mismatch(shape, value),
        };

    public static string Write(double value) =>
        double.IsPositiveInfinity(value) ? "Infinity"
        : double.IsNegativeInfinity(value) ? "-Infinity"
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Null when the text is no value of that shape.</summary>
    public static WireValue? Read(Shape shape, string text, TimestampFormat format) => shape switch
    {
        Shape.Text => WireValue.Of(text),
        Shape.Integer integer => ReadInteger(integer, text),
        Shape.Number => ReadNumber(text) is { } number ? new WireValue.Number(number) : null,
        Shape.Boolean => text is "true" or "false" ? WireValue.Of(text == "true") : null,
        Shape.Blob => ReadBlob(text),
        Shape.Timestamp => TimestampText.Read(text, format) is { } instant ? WireValue.Of(instant) : null,
        _ => null,
    };

    /// <summary>Null when the text is no number; JSON's words for what JSON can't write are numbers.</summary>
    public static double? ReadNumber(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number)
                ? number
                : null,
    };

    public static WireValue.Blob? ReadBlob(string text)
    {
        byte[] bytes = new byte[((text.Length / 4) + 1) * 3];
        return Convert.TryFromBase64String(text, bytes, out int length)
            ? new WireValue.Blob(bytes.AsMemory(0, length))
            : null;
    }

    /// <summary>The service models' word for the type.</summary>
    public static string TypeOf(Shape shape) => shape switch
    {
        Shape.Structure => "Structure",
        Shape.List => "List",
        Shape.Map => "Map",
        Shape.Text => "String",
        Shape.Integer { IsLong: true } => "Long",
        Shape.Integer => "Integer",
        Shape.Number { IsSingle: true } => "Float",
        Shape.Number => "Double",
        Shape.Boolean => "Boolean",
        Shape.Blob => "Blob",
        Shape.Timestamp => "Timestamp",
        Shape.Document => "Document",
        _ => throw new UnreachableException(),
    };

    public static InvalidOperationException Mismatch(Shape shape, WireValue value) =>
        new($"a {value.GetType().Name} can't be written where the service model has a {TypeOf(shape)}");

    public static TimestampFormat FormatOf(Member member, TimestampFormat otherwise) =>
        member.TimestampFormat ?? (member.Target as Shape.Timestamp)?.Format ?? otherwise;

    private static WireValue.Integer? ReadInteger(Shape.Integer shape, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
        && Fits(shape, number)
            ? new WireValue.Integer(number)
            : null;

    /// <summary>An integer of 32 bits holds less than one of 64.</summary>
    public static bool Fits(Shape.Integer shape, long number) =>
        shape.IsLong || number is >= int.MinValue and <= int.MaxValue;
}
