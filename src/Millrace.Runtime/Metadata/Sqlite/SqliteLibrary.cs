using System.Runtime.InteropServices;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>The native library of SQLite: <see cref="SqliteCalls"/> and <see cref="raw"/> must call the same one, for they share connections.</summary>
internal static unsafe class SqliteLibrary
{
    private static readonly Lazy<nint> s_handle = new(LoadOnce);

    /// <summary>The library that the provider of SQLitePCL has loaded already, whatever its name.</summary>
    /// <exception cref="MillraceException">There is none, or another one than that is found under its name.</exception>
    public static nint Load() => s_handle.Value;

    /// <summary>Throws where two libraries are not the same build.</summary>
    /// <param name="name">The name under which one was found.</param>
    /// <param name="found">What that is made of (<c>sqlite3_sourceid</c>).</param>
    /// <param name="used">What the one is made of that is used otherwise.</param>
    /// <exception cref="MillraceException">They differ.</exception>
    public static void CheckSame(string name, string found, string used)
    {
        if (found != used)
        {
            throw new MillraceException(
                $"The program has two libraries of SQLite: '{name}' was built of {found}, and what is loaded already of {used}. Metadata cannot be kept with "
                + "both. Remove the one that is not of the package SQLitePCLRaw from the program's folder and the library path.");
        }
    }

    private static nint LoadOnce()
    {
        Batteries_V2.Init();
        string name = raw.GetNativeLibraryName(), used = raw.sqlite3_sourceid().utf8_to_string();
        try
        {
            nint library = NativeLibrary.Load(name, typeof(SqliteLibrary).Assembly, null);
            var source = (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(library, "sqlite3_sourceid");
            CheckSame(name, Marshal.PtrToStringUTF8(source())!, used);
            return library;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new MillraceException(
                $"The library of SQLite '{name}' cannot be loaded: {exception.Message} Publish the program with the native files of the package SQLitePCLRaw.",
                exception);
        }
    }
}
