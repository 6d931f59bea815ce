using System.Runtime.InteropServices;

namespace Millrace.Torch;

/// <summary>
/// Loads a library with all that it calls found now. The runtime finds functions when they are first called, and on Linux one that is missing then,
/// as in a libtorch of another version, ends the process: no exception could be caught.
/// </summary>
internal static class EagerLibrary
{
    private const int FindAllNow = 2;

    /// <summary>Loads a library.</summary>
    /// <param name="path">Its full path.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="DllNotFoundException">It cannot be loaded; the message is the system's own.</exception>
    public static nint Load(string path)
    {
        if (!OperatingSystem.IsLinux())
            return NativeLibrary.Load(path);
        try
        {
            // The first call looks the function itself up, which would wipe out what it is to tell.
            _ = LastError();
            nint handle = Open(path, FindAllNow);
            return handle != 0 ? handle : throw new DllNotFoundException(Marshal.PtrToStringUTF8(LastError()) ?? $"{path} cannot be loaded");
        }
        catch (EntryPointNotFoundException)
        {
            // Before version 2.34 of glibc these functions stood in a library of their own; the plain way is left.
            return NativeLibrary.Load(path);
        }
    }

    [DllImport("libc", EntryPoint = "dlopen", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", EntryPoint = "dlerror", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint LastError();
}
