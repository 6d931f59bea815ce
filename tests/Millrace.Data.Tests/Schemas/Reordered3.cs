namespace Millrace.Data.Tests;

/// <summary>The same letters, where a later version has put another one last.</summary>
public enum Reordered3
{
    A,
    C,
    B,
}
