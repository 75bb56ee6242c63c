using System.Text;
using Keyferry.Wire.Http;

namespace Keyferry.Wire.Tests;

/// <summary>Requests as tests write them down.</summary>
internal static class Messages
{
    public static WireRequest Form(string body) =>
        new("POST", "/", "", new([new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]), Encoding.UTF8.GetBytes(body));

    public static WireRequest Target(string target, string body) =>
        new("POST", "/", "", new([new("X-Amz-Target", target)]), Encoding.UTF8.GetBytes(body));

    public static WireRequest Rest(string method, string uri, string body = "") =>
        new(method, uri.Split('?')[0], uri.Contains('?') ? uri.Split('?', 2)[1] : "", HttpHeaders.Empty, Encoding.UTF8.GetBytes(body));

    public static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}
