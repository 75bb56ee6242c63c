namespace Keyferry.Wire.Shapes;

/// <summary>How an instant is written.</summary>
public enum TimestampFormat
{
    /// <summary><c>2014-04-29T18:30:38Z</c></summary>
    Iso8601,

    /// <summary>Seconds since 1970, with a fraction where there is one: <c>1398796238.123</c></summary>
    UnixTimestamp,

    /// <summary><c>Tue, 29 Apr 2014 18:30:38 GMT</c></summary>
    Rfc822,
}
