using System.Security.Cryptography.X509Certificates;
using KnowledgeBase.Web.Access;
using KnowledgeBase.Web.Api;
using KnowledgeBase.Web.Http;
using KnowledgeBase.Web.Pages;
using KnowledgeBase.Web.Pages.Write;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace KnowledgeBase.Web;

/// <summary>Pages and API of the archives of a database, over HTTP.</summary>
public static class WebServer
{
    /// <summary>A server, not started yet.</summary>
    /// <param name="settings">Where it listens.</param>
    /// <param name="services">Adds the services of the product, on a database that is set up.</param>
    public static WebApplication Create(WebSettings settings, Action<IServiceCollection> services)
    {
        // No settings from files or the environment: what the server does is what the command line says.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            Limits.Configure(options.Limits);
            options.Listen(settings.Address, settings.Port, listen => Encrypt(listen, settings.Certificate));
        });
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // What keeps it from starting is thrown.
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        services(builder.Services);
        // Forms outlive no restart of the server; nothing is written to the user's folders.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddRoutingCore();
        builder.Services.AddRazorComponents();
        builder.Services.AddAccess(settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ChangesCache>();
        builder.Services.AddSingleton<VersionsCache>();
        builder.Services.AddSingleton<RebuildJobs>();

        var app = builder.Build();
        app.UseMiddleware<ResponseHeaders>();
        app.UseMiddleware<ProblemPages>();
        app.UseGuard(settings);
        app.UseRouting();
        app.UseAccess();
        app.MapAssets();
        app.MapSignIn();
        app.MapWriting();
        app.MapPages();
        app.MapApi();
        return app;
    }

    private static void Encrypt(ListenOptions listen, X509Certificate2Collection? certificate)
    {
        if (certificate is not [var own, ..]) return;
        listen.UseHttps(own, https => https.ServerCertificateChain = certificate);
    }
}
