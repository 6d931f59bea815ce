namespace Millrace.Compiler;

/// <summary>
/// The version of what is generated for components. It is written into libraries; a program that uses one with another version would call members
/// that do not exist, so it is told to compile the library anew. It goes up whenever generated code calls, or is called by, something new.
/// </summary>
public static class ComponentFormat
{
    public const int Current = 1;
}
