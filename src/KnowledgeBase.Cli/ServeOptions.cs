using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KnowledgeBase.Web;

namespace KnowledgeBase.Cli;

/// <summary>Where <c>kb serve</c> listens, and for whom.</summary>
internal sealed class ServeOptions
{
    private readonly Option<int> _port = new("--port") { Description = "The port; 0 for any that is free.", DefaultValueFactory = _ => 8017, HelpName = "number" };
    private readonly Option<string> _listen = new("--listen") { Description = "The address to listen on. On any other than loopback everything takes a token, reading too.", DefaultValueFactory = _ => "127.0.0.1", HelpName = "address" };
    private readonly Option<string?> _certificate = new("--certificate") { Description = "The server's certificate for HTTPS, in PEM, with those that lead to its issuer.", HelpName = "file" };
    private readonly Option<string?> _key = new("--certificate-key") { Description = "Its private key, in PEM; where it is left out, the certificate's file holds it.", HelpName = "file" };
    private readonly Option<string?> _public = new("--public-address") { Description = "The address under which a reverse proxy on this machine shows it to others. Everything takes a token.", HelpName = "https://…" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _port, _listen, _certificate, _key, _public }) command.Add(option);
    }

    public WebSettings Read(ParseResult parsed) => new(Address(parsed.GetValue(_listen)!), Port(parsed.GetValue(_port)))
    {
        Certificate = Certificate(parsed.GetValue(_certificate), parsed.GetValue(_key)),
        PublicAddress = Public(parsed.GetValue(_public)),
    };

    private static int Port(int port) => port is >= 0 and <= 65535 ? port : throw new UserException($"--port: {port} is not from 0 to 65535.");

    // "1" is an address to the parser: 0.0.0.1.
    private static IPAddress Address(string text) => text == "localhost" ? IPAddress.Loopback
        : text.AsSpan().IndexOfAny('.', ':') >= 0 && IPAddress.TryParse(text, out var address) ? address
        : throw new UserException($"--listen: '{text}' is no IP address. Write one of this machine's, 0.0.0.0 for all of them, or leave it out for loopback.");

    private static Uri? Public(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? address
        : throw new UserException($"--public-address: '{text}' is no address of a server. Write one such as https://archive.example.org, without a path.");

    private static X509Certificate2Collection? Certificate(string? file, string? keyFile)
    {
        if (file is null) return keyFile is null ? null : throw new UserException("--certificate-key: needs --certificate, the certificate that the key belongs to.");
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            chain[0] = X509Certificate2.CreateFromPemFile(file, keyFile);
            return chain;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserException($"--certificate: {file}{(keyFile is null ? "" : $" with {keyFile}")} can't be used: {unreadable.Message} Both are PEM files (-----BEGIN CERTIFICATE-----, -----BEGIN PRIVATE KEY-----), the key without a password.");
        }
    }
}
