using System.Runtime.InteropServices;

namespace Millrace.Torch;

/// <summary>Asks NVIDIA's driver for devices, which takes a moment where loading libtorch takes seconds.</summary>
internal static class CudaDriver
{
    private const int Success = 0;

    private delegate int Initialize(uint flags);

    private delegate int GetDeviceCount(out int count);

    /// <summary>How many devices this process may use; 0 where there is no driver.</summary>
    public static int CountDevices()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint driver)
            || !NativeLibrary.TryGetExport(driver, "cuInit", out nint initialize)
            || !NativeLibrary.TryGetExport(driver, "cuDeviceGetCount", out nint getCount))
        {
            return 0;
        }

        return Marshal.GetDelegateForFunctionPointer<Initialize>(initialize)(0) == Success
            && Marshal.GetDelegateForFunctionPointer<GetDeviceCount>(getCount)(out int count) == Success ? count : 0;
    }
}
