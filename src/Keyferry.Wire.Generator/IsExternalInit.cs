namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for in <c>init</c> accessors and .NET Standard doesn't have.</summary>
internal static class IsExternalInit;
