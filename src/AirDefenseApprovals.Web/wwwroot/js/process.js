// A picture wider than the screen starts at the current step.
document.querySelectorAll('.process-picture').forEach(picture => {
    const now = picture.querySelector('[data-activity] [fill="#ffe08a"]');
    if (!now || picture.scrollWidth <= picture.clientWidth) return;
    const step = now.getBoundingClientRect(), frame = picture.getBoundingClientRect();
    picture.scrollTo({ left: step.left - frame.left - (frame.width - step.width) / 2, behavior: 'instant' });
});
