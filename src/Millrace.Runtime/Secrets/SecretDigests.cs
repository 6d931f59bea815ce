using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>
/// What keys hold of secrets: a digest that takes long to compute (PBKDF2, RFC 8018, with the parameter's name as salt), because keys are stored, and a
/// password that people choose could be found by trying many. Each is computed once.
/// </summary>
internal sealed class SecretDigests
{
    private const int Iterations = 10_000;
    private const int Bytes = 32;

    private readonly ConcurrentDictionary<(string Name, string Text), string> _known = new();

    public string? Of(BoundParameter parameter) =>
        parameter.ExactText is string text ? _known.GetOrAdd((parameter.Name, text), static each => Compute(each.Name, each.Text)) : null;

    private static string Compute(string name, string text) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes($"millrace secret {name}"), Iterations, HashAlgorithmName.SHA256, Bytes));
}
