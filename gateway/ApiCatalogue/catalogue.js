const services = ['directory', 'funding', 'training', 'evaluation'];

SwaggerUIBundle({
  dom_id: '#catalogue',
  urls: services.map((name) => ({ name, url: `/openapi/${name}.json` })),
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  // The preset's logo brings a style element, which the content security policy refuses.
  plugins: [() => ({ components: { Logo: () => 'HubsPlatform' } })],
  layout: 'StandaloneLayout',
  requestInterceptor: (request) => {
    request.headers['X-CSRF'] = '1';
    return request;
  },
});
